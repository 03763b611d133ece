import { NotAllowedError } from '@backstage/errors';
import { within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { busyExecution } from '../../__testUtils__/busyPlatform';
import type { FakeClustersApi } from '../../__testUtils__/FakeClustersApi';
import { openDetail } from '../../__testUtils__/openDetail';
import { refusal } from '@internal/test-utils';

describe('the log of a pod', () => {
  const openLog = async (answer: FakeClustersApi['answers']['log']) => {
    const { api, panel } = await openDetail('pods', busyExecution);
    api.answers.log = answer;
    await userEvent.click(
      await within(panel).findByRole('button', {
        name: 'Log of user-api-7c9-x7dkp',
      }),
    );
    return within(panel).findByRole('region', {
      name: 'Log of user-api-7c9-x7dkp',
    });
  };

  it('shows the last lines of a container, of another one, and of the run before', async () => {
    const log = await openLog(
      ({ container, previous }) =>
        `${container} ${previous ? 'before' : 'now'}`,
    );
    const lines = await within(log).findByRole('textbox');
    expect(lines).toHaveValue('user-api now');
    await userEvent.click(
      within(log).getByRole('button', { name: 'istio-proxy' }),
    );
    expect(await within(log).findByRole('textbox')).toHaveValue(
      'istio-proxy now',
    );
    await userEvent.click(
      within(log).getByRole('button', { name: 'Show previous run' }),
    );
    expect(await within(log).findByRole('textbox')).toHaveValue(
      'istio-proxy before',
    );
    await userEvent.click(
      within(log).getByRole('button', { name: 'Close log' }),
    );
    expect(log).not.toBeInTheDocument();
  });

  it('tells a log that is not for the role from one that is empty and one that cannot be read', async () => {
    const denied = await refusal(
      403,
      new NotAllowedError('Logs need the right odp.pod-logs.read.'),
    );
    let answer: string | Error = denied;
    const log = await openLog(() => answer);
    expect(await within(log).findByRole('status')).toHaveTextContent(
      'This log is not for your roleLogs need the right odp.pod-logs.read. The platform team grants it.',
    );
    answer = '';
    const again = within(log).getByRole('button', { name: 'Read again' });
    await userEvent.click(again);
    expect(await within(log).findByRole('status')).toHaveTextContent(
      'The container has written nothing',
    );
    answer = await refusal(404, new Error('the pod is gone'));
    await userEvent.click(again);
    expect(await within(log).findByRole('alert')).toHaveTextContent(
      'The log cannot be readthe pod is gone',
    );
  });
});
