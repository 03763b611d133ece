import { errorAnswer } from '@internal/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { atThatMoment } from '../../__testUtils__/moment';
import { openPage } from '../../__testUtils__/renderWorkspaces';
import {
  aWaitingWorkspace,
  aWorkspace,
  backendWith,
} from '../../__testUtils__/workspaces';
import { WORKSPACE_PAGE } from '../../__testUtils__/workspacePage';

const card = (name: string) => screen.findByRole('region', { name });

atThatMoment();

describe('the whole plan of an operation', () => {
  it('says what an operation came to, and asks for its whole plan when it is opened', async () => {
    const backend = backendWith(aWorkspace());
    openPage(backend, `${WORKSPACE_PAGE}?tab=operations`);
    const operations = await card('Operations');
    expect(operations).toHaveTextContent(
      /Plan 9f4100000000, 0 objects written.Quota 1 object changed; \+ \$ 612 a month/,
    );
    const asked = () => backend.asked.map(({ call }) => call);
    expect(asked()).not.toContain('GET /operations/11');
    await userEvent.click(
      within(operations).getByText('Steps and plan of operation 11'),
    );
    expect(
      await within(operations).findByText('spec.hard.requests.cpu'),
    ).toBeInTheDocument();
    expect(
      within(operations).getByRole('table', { name: 'Steps of operation 11' }),
    ).toBeInTheDocument();
  });

  it('says why the plan of an open operation cannot be read, and claims nothing of it', async () => {
    const backend = backendWith(aWaitingWorkspace());
    backend.answers['GET /operations/12'] = errorAnswer(
      500,
      new Error('out of cheese'),
    );
    openPage(backend, WORKSPACE_PAGE, 'engineer');
    const plan = await card('Resize: plan for operation 12');
    await waitFor(() =>
      expect(plan).toHaveTextContent(
        /The plan of operation 12 cannot be read.*out of cheese/,
      ),
    );
    expect(plan).not.toHaveTextContent(/no change|unchanged/);
  });
});
