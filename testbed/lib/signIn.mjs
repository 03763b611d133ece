import { expect } from '@playwright/test';

/**
 * A new page on which somebody signs in with Keycloak's form.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url of the page, which asks for a sign-in
 * @param {{ username: string, password: string }} who
 * @returns the page, and what its content security policy refused
 */
export async function signIn(browser, url, { username, password }) {
  const page = await browser.newPage({ baseURL: new URL(url).origin });
  const refused = [];
  page.on('console', message => {
    if (/Content Security Policy/.test(message.text())) {
      refused.push(message.text());
    }
  });
  await page.goto(url);
  await page.getByRole('button', { name: /^Sign in with/ }).click();
  await page.getByLabel(/username/i).fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign In' }).click();
  await expect(
    page.getByRole('link', { name: 'Catalog', exact: true }).first(),
  ).toBeVisible({ timeout: 30_000 });
  return { page, refused };
}
