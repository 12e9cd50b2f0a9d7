// Which browsers are here, and how each is started without a window.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of the names that is a program, as a path. @param {...(string | undefined)} names */
function program(...names) {
  for (const name of names) {
    if (!name) continue;
    for (const folder of name.includes('/') ? [''] : (process.env['PATH'] ?? '').split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here.
      }
    }
  }
  return null;
}

/** Debian keeps WebKit's own little browser beside the library. */
function miniBrowser() {
  for (const lib of ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec', '/usr/lib']) {
    for (const version of existsSync(lib) ? readdirSync(lib).filter((name) => name.startsWith('webkit2gtk-') || name.startsWith('webkitgtk-')).sort().reverse() : []) {
      const path = join(lib, version, 'MiniBrowser');
      if (existsSync(path)) return path;
    }
  }
  return null;
}

/**
 * @typedef {{ name: string, driver: string, args: (port: number) => string[], capabilities: object }} Engine
 * @returns {(Engine | { name: string, missing: string })[]}
 */
export function engines() {
  const chromium = program(process.env['CHROMIUM'], 'chromium', 'chromium-browser', 'google-chrome');
  const chromedriver = program(process.env['CHROMEDRIVER'], 'chromedriver');
  const firefox = program('firefox-esr', 'firefox');
  const geckodriver = program('geckodriver', join(process.env['GECKOWEBDRIVER'] ?? '/nowhere', 'geckodriver'));
  const mini = miniBrowser();
  const webkit = program('WebKitWebDriver');
  const display = process.env['DISPLAY'];
  return [
    chromium && chromedriver ? {
      name: 'Chromium', driver: chromedriver, args: (port) => [`--port=${port}`],
      capabilities: { browserName: 'chrome', 'goog:chromeOptions': { binary: chromium, args: ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] } },
    } : { name: 'Chromium', missing: 'Chromium or chromedriver is not here (Debian: chromium chromium-driver)' },
    firefox && geckodriver ? {
      name: 'Firefox', driver: geckodriver, args: (port) => ['--port', String(port)],
      // A snap keeps to its own folders; these name nothing outside of them.
      capabilities: { browserName: 'firefox', 'moz:firefoxOptions': { binary: firefox, args: ['-headless'] } },
    } : { name: 'Firefox', missing: 'Firefox or geckodriver is not here (Debian: firefox-esr; cargo install geckodriver)' },
    !webkit || !mini ? { name: 'WebKitGTK', missing: 'WebKitWebDriver or its MiniBrowser is not here (Debian: webkit2gtk-driver)' }
      : !display ? { name: 'WebKitGTK', missing: 'it has no mode without a screen, and there is neither a screen nor xvfb-run (Debian: xvfb)' }
        : {
          name: 'WebKitGTK', driver: webkit, args: (port) => [`--port=${port}`],
          capabilities: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: mini, args: ['--automation'] } },
        },
  ];
}

/** What the native program answers. @param {string} root @param {object} question @param {string[]} files */
export function native(root, question, files) {
  const cargo = ['run', '--quiet', '--locked', '--manifest-path', join(root, 'Cargo.toml'), '--bin', 'wenmai', '--', 'ask', '-'];
  return JSON.parse(execFileSync('cargo', [...cargo, ...files], { cwd: join(root, 'seeds'), input: JSON.stringify(question), encoding: 'utf8', maxBuffer: 1 << 28 }));
}
