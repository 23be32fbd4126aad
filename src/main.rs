//! Start-up of the console in a browser.
fn main() {
    gantry::start();
}
