import type { Architecture } from '@internal/plugin-odp-clusters-common';
import { expect, test } from '@playwright/test';
import { expectAccessible, useTheme } from './support/axe';
import { openAs } from './support/signIn';

const TAB = '/catalog/default/component/dagster/topology';

test('an engineer without a mouse learns which policy keeps Dagster from the bus, and what would allow it', async ({
  page,
}) => {
  await openAs(page, 'Platform engineer', TAB);
  const picture = page.getByRole('application', {
    name: /Architecture of odp-eu/,
  });
  await expect(picture).toBeVisible();
  // The picture is one stop, after the buttons that size it.
  await page.getByRole('button', { name: 'Whole picture' }).focus();
  await page.keyboard.press('Tab');
  const dagster = picture.getByRole('button', { name: /^Dagster, / });
  for (let step = 0; step < 9; step += 1) {
    if (await dagster.evaluate(card => card === document.activeElement)) {
      break;
    }
    await page.keyboard.press('ArrowDown');
  }
  await expect(dagster).toBeFocused();
  const blocked = picture.getByRole('button', {
    name: 'Dagster to Apache Pulsar, declared but blocked',
  });
  for (let step = 0; step < 9; step += 1) {
    await page.keyboard.press('e');
    if (await blocked.evaluate(edge => edge === document.activeElement)) {
      break;
    }
  }
  await page.keyboard.press('Enter');
  const details = page.getByRole('region', {
    name: 'Details of Dagster to Apache Pulsar',
  });
  await expect(details).toContainText(
    'data/dagster-quarantine lets dagster reach only pods of data-catalog',
  );
  await expect(details).toContainText('Two statements disagree');
  await expect(details).toContainText('name: allow-dagster-to-pulsar');
  await expect(page).toHaveURL(/edge=dagster/);
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(blocked).toBeFocused();
});

test('a narrow window scrolls the page and not sideways, and details come as a drawer', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await openAs(page, 'Platform engineer', `${TAB}?component=dagster`);
  const details = page.getByRole('region', { name: 'Details of Dagster' });
  await expect(details).toBeInViewport();
  await page.getByRole('button', { name: 'Close details' }).click();
  await expect(details).toBeHidden();
  for (const width of [1024, 320]) {
    await page.setViewportSize({ width, height: 700 });
    await expect(page.getByText('Apache Pulsar').first()).toBeVisible();
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(wider).toBeLessThanOrEqual(0);
  }
});

test('a card leaves out the language where it has no room beside "no sidecar", and cuts neither', async ({
  page,
}) => {
  const name = 'agent-orchestrator';
  // No scenario has a component with a language and without sidecars.
  await page.route('**/api/odp-clusters/architecture?*', async route => {
    const response = await route.fetch();
    if (response.status() !== 200) {
      await route.fulfill({ response });
      return;
    }
    const body: Architecture = await response.json();
    const component = body.components.find(each => each.name === name)!;
    component.mesh = { mode: 'STRICT', barePods: component.ready! };
    await route.fulfill({ response, json: body });
  });
  await openAs(
    page,
    'Platform engineer',
    `/catalog/default/component/${name}/topology`,
  );
  const card = page.locator(`[data-component="${name}"]`);
  await expect(card).toContainText('no sidecar');
  for (const [width, isThere] of [
    [1440, false],
    [1280, true],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await expect(async () => {
      const [whole, said, language] = await Promise.all(
        [card, card.getByText('no sidecar'), card.getByText('Python')].map(
          async place => (await place.boundingBox())!,
        ),
      );
      expect(said.x + said.width).toBeLessThan(whole.x + whole.width);
      const isBeside = language.y < said.y + said.height / 2;
      expect(isBeside).toBe(isThere);
      expect(isBeside && language.x + language.width > said.x).toBe(false);
    }).toPass({ timeout: 20_000 });
  }
});

for (const theme of ['light', 'dark'] as const) {
  test(`the architecture is accessible in ${theme}, as a picture and as a list`, async ({
    page,
  }) => {
    await useTheme(page, theme);
    await openAs(page, 'Platform engineer', `${TAB}?edge=dagster>pulsar`);
    const details = page.getByRole('region', {
      name: 'Details of Dagster to Apache Pulsar',
    });
    await expect(details).toContainText('data/dagster-quarantine');
    await expectAccessible(page);
    await page.getByRole('radio', { name: 'List' }).check();
    await expect(page.getByRole('table', { name: 'Edges' })).toBeVisible();
    await expectAccessible(page);
  });
}
