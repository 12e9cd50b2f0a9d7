// The little of the WebDriver protocol (W3C) that a smoke test needs, over plain HTTP: no library, every engine alike.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** The key under which the protocol hands out elements. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A port that nobody listens on. @returns {Promise<number>} */
const freePort = () => new Promise((resolve, reject) => {
  const server = createServer();
  server.on('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    server.close(() => resolve(port));
  });
});

export class Browser {
  /** @type {import('node:child_process').ChildProcess} */ #driver;
  #base = '';
  #session = '';
  name = '';

  /**
   * Starts a driver and one browser.
   * @param {{ driver: string, args: (port: number) => string[], capabilities: object }} engine
   */
  static async start({ driver, args, capabilities }) {
    const browser = new Browser();
    const port = await freePort();
    browser.#base = `http://127.0.0.1:${port}`;
    browser.#driver = spawn(driver, args(port), { stdio: 'ignore' });
    for (let tries = 0; ; tries++) {
      try {
        await fetch(`${browser.#base}/status`);
        break;
      } catch (error) {
        if (tries > 100) throw error;
        await pause(100);
      }
    }
    try {
      const { sessionId, capabilities: granted } = await browser.#ask('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
      browser.#session = `/session/${sessionId}`;
      browser.name = `${granted.browserName} ${granted.browserVersion}`;
      await browser.#ask('POST', `${browser.#session}/timeouts`, { script: 120_000, pageLoad: 60_000 });
    } catch (error) {
      browser.#driver.kill();
      throw error;
    }
    return browser;
  }

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  async #ask(method, path, body) {
    const response = await fetch(this.#base + path, {
      method, ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`.split('\n')[0]);
    return value;
  }

  open(/** @type {string} */ url) {
    return this.#ask('POST', `${this.#session}/url`, { url });
  }

  /** As by F5. Firefox's driver has a reload of its own that passes the service worker by. */
  async reload() {
    await this.run(() => {
      window.old = true;
      setTimeout(() => location.reload(), 0);
    });
    await this.until('the page to be loaded anew', () => !('old' in window) && document.readyState === 'complete');
  }

  /** Runs a function in the page and waits for what it returns. @param {(...args: any[]) => unknown} work @param {...unknown} args */
  run(work, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve((${work})(...[...arguments].slice(0, -1))).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    return this.#ask('POST', `${this.#session}/execute/async`, { script, args }).then(({ value, error }) => {
      if (error) throw new Error(error);
      return value;
    });
  }

  /** Waits until a function in the page returns something true, and returns it. @param {string} what @param {(...args: any[]) => unknown} work @param {...unknown} args */
  async until(what, work, ...args) {
    const end = Date.now() + 60_000;
    for (;;) {
      // While one page gives way to the next, there is none to ask.
      const found = await this.run(work, ...args).catch((error) => {
        if (Date.now() > end) throw error;
      });
      if (found) return found;
      if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
      await pause(100);
    }
  }

  /** Gives files to a file button, as its dialog would. @param {string} selector @param {string[]} paths */
  async files(selector, paths) {
    const element = await this.#ask('POST', `${this.#session}/element`, { using: 'css selector', value: selector });
    await this.#ask('POST', `${this.#session}/element/${element[ELEMENT]}/value`, { text: paths.join('\n') });
  }

  async stop() {
    await this.#ask('DELETE', this.#session).catch(() => undefined);
    this.#driver.kill();
  }
}
