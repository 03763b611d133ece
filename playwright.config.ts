import { defineConfig } from '@playwright/test';

/**
 * The journeys; `npm run test:e2e` starts the portal and names it in the
 * environment. Those on the real servers are in another folder, testbed/journeys.
 */
export default defineConfig({
  testDir: process.env.ODP_JOURNEYS ?? 'e2e',
  timeout: 180_000,
  // The real servers take more of the machine.
  expect: { timeout: process.env.ODP_JOURNEYS ? 45_000 : 20_000 },
  forbidOnly: true,
  // One portal and one sandbox for all journeys.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  reporter: [['list'], ['json']],
  outputDir: '.cache/e2e-results',
  use: {
    baseURL: process.env.ODP_URL,
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.ODP_CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
