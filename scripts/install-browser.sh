#!/bin/sh
# Installs what the tests need beyond the build: Chromium, its driver and a font with Chinese characters.
# Only as root on a system whose packages have them; elsewhere it says what to install.
set -eu
# shellcheck source=env.sh
. "$(dirname -- "$0")/env.sh"

chinese_font() { ! have fc-list || [ -n "$(fc-list :lang=zh family)" ]; }

find_browser && chinese_font && exit 0

if have apt-get && [ "$(id -u)" = 0 ]; then
  say 'Installing Chromium, its driver and Chinese fonts with apt-get'
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq </dev/null || say 'apt-get update failed; trying with the lists that are there'
  # Ubuntu has no such packages (its Chromium is a snap, which needs a running snapd): then the advice below holds.
  find_browser || apt-get install -y -qq --no-install-recommends chromium chromium-driver </dev/null >/dev/null || true
  chinese_font || apt-get install -y -qq --no-install-recommends fonts-noto-cjk </dev/null >/dev/null || true
fi

chinese_font || say 'No font with Chinese characters was found: the tests pass without one, but screenshots show boxes.'
find_browser && exit 0

found="browser: ${CHROMIUM:-none}, driver: ${CHROMEDRIVER:-none}"
fail "The tests need Chromium or Chrome and a chromedriver of the same version ($found). Install them, then run this again:
  Debian      sudo apt-get install chromium chromium-driver fonts-noto-cjk
  Ubuntu      Google Chrome, and the chromedriver of its version from Chrome for Testing, on the PATH
  Fedora      sudo dnf install chromium chromedriver google-noto-sans-cjk-fonts
  Arch        sudo pacman -S chromium noto-fonts-cjk
  macOS       brew install --cask google-chrome chromedriver
If they stand elsewhere, name them: make test CHROMIUM=/path/to/chromium CHROMEDRIVER=/path/to/chromedriver"
