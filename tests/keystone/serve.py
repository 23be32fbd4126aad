"""Serves Keystone: serve.py DATABASE PORT.

One thread and SQLite's write-ahead log, because Keystone keeps a read transaction open now and then: without the log
that locks out every writer, and with more threads writers lock out each other ("database is locked", status 500).
"""

import sqlite3
import sys

import waitress

database, port = sys.argv[1:]
sys.argv = ["keystone"]  # Keystone reads the arguments as its own
sqlite3.connect(database).execute("PRAGMA journal_mode=WAL")

from keystone.wsgi.api import application  # noqa: E402  (only now: importing it reads the arguments)

waitress.serve(application, host="127.0.0.1", port=port, threads=1, ident=None)
