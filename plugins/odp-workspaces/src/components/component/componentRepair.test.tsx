import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { backendOf } from '../../__testUtils__/componentRuntime';
import {
  aComponent,
  aComponentOperation,
  aComponentPlan,
  workloadCondition,
} from '../../__testUtils__/components';
import { COMPONENT_PAGE } from '../../__testUtils__/componentPage';
import { openPage } from '../../__testUtils__/renderWorkspaces';
import { HASH } from '../../__testUtils__/workspaces';
import { summarizeOperation } from '@internal/plugin-odp-workspaces-common';

const CARD = { name: 'Changed outside the portal' };
const aDrifted = () =>
  aComponent({
    conditions: [
      workloadCondition({
        state: 'drifted',
        reason: 'Changed',
        message:
          'Deployment/orders-api: spec.replicas is 5, declared 2; changed by kubectl-edit.',
      }),
    ],
  });

describe('the repair of a component', () => {
  it('is offered where somebody changed a part of it, with who changed what, and puts back what its plan shows', async () => {
    const backend = backendOf(aDrifted());
    backend.answers['POST /plans'] = aComponentPlan({
      kind: 'repair-component',
    });
    const { container } = openPage(backend, COMPONENT_PAGE);
    const card = await screen.findByRole('region', CARD);
    expect(card).toHaveTextContent(
      /Workload on odp-eu\. Deployment\/orders-api: spec\.replicas is 5, declared 2; changed by kubectl-edit\./,
    );
    await userEvent.click(
      await within(card).findByRole('button', { name: 'Plan a repair' }),
    );
    const plan = await screen.findByRole('form', { name: 'Repair, plan' });
    await within(plan).findByText('1 object changed');
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(within(plan).getByRole('button', { name: 'Repair' }));
    await waitFor(() =>
      expect(backend.sentTo('/operations')).toEqual([
        {
          kind: 'repair-component',
          workspace: 'acme-risk',
          component: 'orders-api',
          planHash: HASH,
          idempotencyKey: expect.any(String),
        },
      ]),
    );
  });

  it('says who may ask for it, to who may not', async () => {
    openPage(backendOf(aDrifted()), COMPONENT_PAGE, 'viewer');
    expect(
      await within(await screen.findByRole('region', CARD)).findByText(
        /Needs odp\.workspace\.deploy/,
      ),
    ).toBeVisible();
  });

  it('is no matter of what was asked for here, and is told among its operations by its name', async () => {
    openPage(
      backendOf(
        aComponent({
          operations: [
            summarizeOperation(
              aComponentOperation({ kind: 'repair-component' }),
            ),
          ],
        }),
      ),
      COMPONENT_PAGE,
    );
    expect(await screen.findByText('Repair orders-api 21')).toBeVisible();
    expect(screen.queryByRole('region', CARD)).not.toBeInTheDocument();
  });
});
