import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, useTheme } from './support/axe';
import { openAs } from './support/signIn';

/** After a start the history is back-filled, and the first scrape has come. */
const LONG = { timeout: 90_000 };

const tabs = (page: Page) =>
  page.getByRole('tab').filter({ hasNotText: 'Checks' });

/** Waits until every panel of the page has answered, and says how many have data. */
async function whenAnswered(page: Page) {
  const age = page.getByText(/\d+ of \d+ panels current/);
  await expect(age).not.toContainText(/loading|failed/, LONG);
  const [, current, all] = /(\d+) of (\d+)/.exec(await age.innerText())!;
  return { current: Number(current), all: Number(all) };
}

test('an engineer sees all five dashboards drawn from Prometheus, and every panel has data or says why not', async ({
  page,
}) => {
  test.slow();
  await openAs(page, 'Platform engineer', '/dashboards');
  await expect(tabs(page)).toHaveText([
    /^Platform Overview/,
    /^Temporal Workflows/,
    /^Data Pipeline Health/,
    /^ML Serving/,
    /^Infrastructure Health/,
  ]);
  for (const tab of await tabs(page).all()) {
    await tab.click();
    const { current, all } = await whenAnswered(page);
    // What has no data says so in words of its own, such as that no pod restarted.
    const silent = page.locator('[data-view-state="empty-by-nature"]');
    expect(current + (await silent.count())).toBe(all);
    // Sparse dashboards would be no answer.
    expect(current).toBeGreaterThan(all * 0.8);
  }
});

test('the sentence on top names what breaks its limit, since when and after what', async ({
  page,
}) => {
  await openAs(page, 'Platform engineer', '/dashboards');
  await expect(
    page.getByRole('status').filter({ hasText: 'Errors 5xx' }),
  ).toContainText(
    /Failing for \d+ min: Errors 5xx.* is [\d.]+ ?% \(limit 1 ?%\)/,
    LONG,
  );
  const services = page.getByRole('region', { name: 'Services by error rate' });
  await expect(services.getByRole('row').nth(1)).toContainText(
    'yaml-processor',
  );
});

test('range, variables and the shown panel stand in the URL, and a chart is read with the keyboard and as a table', async ({
  page,
}) => {
  await openAs(
    page,
    'Platform engineer',
    '/dashboards?dashboard=platform-overview&from=now-15m&to=now&var-namespace=execution',
  );
  await whenAnswered(page);
  const panel = page.getByRole('region', { name: 'Requests by service' });
  await expect(panel).toContainText('user-api');
  await expect(panel).not.toContainText('keycloak');
  await panel.getByRole('button', { name: /^Menu of/ }).click();
  await page.getByRole('menuitem', { name: 'Show as table' }).click();
  await expect(panel.getByRole('table').first()).toContainText('user-api');
});
