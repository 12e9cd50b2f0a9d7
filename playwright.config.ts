import { defineConfig } from '@playwright/test';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const port = Number(process.env['WENMAI_PORT'] ?? 4173);
/** Any sub-path must do: the tests use one that no file of ours knows. */
export const address = `http://127.0.0.1:${port}/some/where/`;
/** The same page as one file, opened as by double click. */
const file = pathToFileURL(join(root, 'dist', 'wenmai.html')).href;

export const chromium = {
  baseURL: address,
  // Each test begins as a first visit; tests/page/offline.test.ts is about the visits after it.
  serviceWorkers: 'block' as const,
  viewport: { width: 1440, height: 900 },
  locale: 'zh-CN',
  launchOptions: {
    executablePath: process.env['CHROMIUM'] || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  },
};

export default defineConfig({
  testDir: 'tests/page',
  testMatch: '*.test.ts',
  fullyParallel: true,
  workers: Number(process.env['WENMAI_TEST_WORKERS'] ?? 2),
  timeout: 60_000,
  // A browser on a busy machine loses an event now and then; what passes only the second time is listed as flaky.
  retries: 1,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  outputDir: join(root, 'test-results'),
  use: chromium,
  // One suite, two builds. A test that cannot apply to one of them says so and why: `hostedOnly` in tests/page/fixture.ts.
  projects: [{ name: 'hosted' }, { name: 'single', use: { baseURL: file } }],
  webServer: { command: `node www/serve.mjs --port ${port} --base /some/where`, cwd: root, url: address, reuseExistingServer: false },
});
