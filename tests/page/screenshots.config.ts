import { defineConfig } from '@playwright/test';
import page from '../../playwright.config.ts';

export default defineConfig({ ...page, testDir: '.', testMatch: 'screenshots.ts', retries: 0, use: { ...page.use, actionTimeout: 15_000 }, projects: [{ name: 'hosted' }] });
