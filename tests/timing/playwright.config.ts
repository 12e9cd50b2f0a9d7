import { defineConfig } from '@playwright/test';
import page from '../../playwright.config.ts';

export default defineConfig({ ...page, testDir: '.', testMatch: '*.test.ts', projects: [{ name: 'hosted' }], retries: 0, workers: 1 });
