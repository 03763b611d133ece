import { screen } from '@testing-library/react';

/** Where orders-api of acme-risk is. */
export const COMPONENT_PAGE = '/workspaces/acme-risk/components/orders-api';

/** The sentence on top, once it says something. */
export async function verdict(text: RegExp) {
  const found = await screen.findByText(
    (_, element) =>
      element?.getAttribute('data-status') !== null &&
      element?.getAttribute('role') === 'status' &&
      text.test(element.textContent ?? ''),
  );
  return found;
}
