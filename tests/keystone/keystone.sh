#!/usr/bin/env bash
# A real Keystone for tests: loopback only, SQLite, no root, no configuration file.
#
#   keystone.sh fresh PORT   begin with the seeded data and serve 127.0.0.1:PORT (what was running is stopped)
#   keystone.sh stop         stop it
#
# Seeded (seed.py): admin / devstacker, user01 … user20 / Passw0rd-1.
# $KEYSTONE_DIR      its state: database, keys, log (./.keystone)
# $KEYSTONE_ORIGINS  origins that CORS lets in, with commas between
# Any Keystone option can be set for one start as OS_<SECTION>__<OPTION>.
#
# The installation and the seeded database are made once per version of the files in this folder and kept in the
# tool cache; the first start takes a minute, later ones a few seconds.
set -euo pipefail
umask 077

here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "${KEYSTONE_DIR:=.keystone}"
state=$(cd "$KEYSTONE_DIR" && pwd)

fail() {
  echo "keystone: $*" >&2
  exit 1
}

python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null ||
  fail "Python 3.10 or newer is needed: install python3"
version=$(cat "$here"/{keystone.sh,seed.py,serve.py,requirements.txt} <(python3 -VV) | cksum | cut -d ' ' -f 1)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/gantry/keystone-$version
python=$cache/venv/bin/python

# Everything is said through the environment: the CORS filter looks for a file only in /etc/keystone and the home
# folder, so a file elsewhere would leave CORS off without a word.
settings() { # settings FOLDER: of the Keystone whose data lies there
  export PYTHONWARNINGS=ignore
  export OS_DATABASE__CONNECTION=sqlite:///$1/keystone.db
  export OS_FERNET_TOKENS__KEY_REPOSITORY=$1/fernet OS_FERNET_RECEIPTS__KEY_REPOSITORY=$1/fernet
  export OS_CREDENTIAL__KEY_REPOSITORY=$1/credential
  export OS_IDENTITY__PASSWORD_HASH_ROUNDS=${OS_IDENTITY__PASSWORD_HASH_ROUNDS:-4} # hashing is not what is tested
  export OS_CORS__ALLOWED_ORIGIN=${KEYSTONE_ORIGINS:-http://127.0.0.1:8080,http://localhost:8080}
}

make_venv() {
  python3 -m venv --clear "$cache/venv" 2>/dev/null && return
  # Debian keeps the module's other half in a package of its own.
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || fail "python3 -m venv does not work: install python3-venv"
  apt-get update -q >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -q -y python3-venv >&2
  python3 -m venv --clear "$cache/venv"
}

quietly() { # quietly COMMAND…: what it says matters only when it fails
  "$@" >>"$cache/setup.log" 2>&1 || { tail -n 20 "$cache/setup.log" >&2; fail "failed: ${1##*/} ${2##*/}"; }
}

prepare() { # the installation and the seeded data in the cache; the file `ready` says that both are whole
  mkdir -p "$cache"
  if command -v flock >/dev/null; then exec 9>"$cache/lock" && flock 9; fi
  [ -e "$cache/ready" ] && return
  echo "keystone: installing (once)" >&2
  make_venv
  "$python" -m pip install --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
    --requirement "$here/requirements.txt"
  echo "keystone: seeding (once)" >&2
  local seed=$cache/seed manage=$cache/venv/bin/keystone-manage me=(--keystone-user "$(id -un)" --keystone-group "$(id -gn)")
  rm -rf "$seed" && mkdir "$seed"
  (
    unset "${!OS_SECURITY_COMPLIANCE__@}" # rules for passwords are not for the seed
    settings "$seed"
    quietly "$manage" db_sync
    quietly "$manage" fernet_setup "${me[@]}"
    quietly "$manage" credential_setup "${me[@]}"
    # Keystone fills in $(public_endpoint)s at each start, so that the catalogue follows the port.
    # shellcheck disable=SC2016
    OS_BOOTSTRAP_PASSWORD=devstacker quietly "$manage" bootstrap --bootstrap-region-id RegionOne \
      --bootstrap-public-url '$(public_endpoint)s/v3'
    # seed.py talks to the application inside its own process: no port is needed yet.
    quietly "$python" "$here/seed.py" "$seed/keystone.db"
  )
  touch "$cache/ready"
}

running() { # is the recorded process still ours?
  local pid
  pid=$(cat "$state/pid" 2>/dev/null) && ps -o command= -p "$pid" 2>/dev/null | grep -qF "serve.py $state/"
}

stop() {
  if running; then
    local pid
    pid=$(cat "$state/pid")
    kill "$pid"
    for _ in {1..50}; do running || break; sleep 0.1; done
    if running; then kill -9 "$pid"; fi
  fi
  rm -f "$state/pid"
}

answers() { (: <>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

serve() { # serve PORT: in the background, until the port answers
  answers "$1" && fail "port $1 is in use"
  settings "$state"
  OS_DEFAULT__PUBLIC_ENDPOINT=http://127.0.0.1:$1 nohup \
    "$python" "$here/serve.py" "$state/keystone.db" "$1" >"$state/log" 2>&1 </dev/null 9>&- &
  echo $! >"$state/pid"
  for _ in {1..600}; do
    answers "$1" && return
    running || break
    sleep 0.1
  done
  stop
  tail -n 20 "$state/log" >&2
  fail "it did not start"
}

case ${1:-}:${2:-} in
  fresh:[0-9]*)
    stop
    prepare
    rm -rf "$state"/{keystone.db,keystone.db-wal,keystone.db-shm,fernet,credential}
    cp -R "$cache"/seed/. "$state"
    serve "$2"
    echo "http://127.0.0.1:$2/v3"
    ;;
  stop:) stop ;;
  *)
    sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
