import { expect, type Page } from '@playwright/test';

/** The map of the topology's page. */
export function mapOf(page: Page) {
  return page.getByRole('application', {
    name: 'Map of zones, pools, nodes and pods',
  });
}

/** Finds a pod without a mouse: `n` goes to the next that needs a look, the worst first. */
export async function findOnMap(page: Page, pod: RegExp) {
  const map = mapOf(page);
  await map.focus();
  const said = map.getByRole('status');
  await expect(async () => {
    await page.keyboard.press('n');
    await expect(said).toContainText(pod, { timeout: 2000 });
  }).toPass();
}
