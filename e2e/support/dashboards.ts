import { expect, type Page } from '@playwright/test';

/** After a start the history is back-filled, and the first scrape has come. */
const LONG = { timeout: 90_000 };

/** Tabs of dashboards. */
export function dashboardTabs(page: Page) {
  return page.getByRole('tab').filter({ hasNotText: 'Checks' });
}

/** Waits until every panel of the page has answered; gives how many have data, and how many say why not. */
export async function whenAnswered(page: Page) {
  const age = page.getByText(/\d+ of \d+ panels current/);
  await expect(age).not.toContainText(/loading|failed/, LONG);
  const [, current, all] = /(\d+) of (\d+)/.exec(await age.innerText())!;
  // What has no data says so in words of its own, such as that no pod restarted.
  const silent = page
    .getByRole('main')
    .locator(
      '[data-view-state="empty-by-nature"], [data-view-state="not-set-up"]',
    );
  return {
    current: Number(current),
    silent: await silent.count(),
    all: Number(all),
  };
}
