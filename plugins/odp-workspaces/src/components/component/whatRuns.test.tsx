import { NotAllowedError } from '@backstage/errors';
import { errorAnswer } from '@internal/test-utils';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import {
  anUnpulled,
  aRuntime,
  aWorkload,
  backendOf,
} from '../../__testUtils__/componentRuntime';
import {
  aComponent,
  aRollingOut,
  NEW,
  REPOSITORY,
  workloadCondition,
} from '../../__testUtils__/components';
import { COMPONENT_PAGE, verdict } from '../../__testUtils__/componentPage';
import { atThatMoment, minutesAgo } from '../../__testUtils__/moment';
import { openPage } from '../../__testUtils__/renderWorkspaces';
import { CALLS } from '../../__testUtils__/use';
import { cardOf } from '../../__testUtils__/workspacePage';

atThatMoment();

describe('what runs of a component', () => {
  it('says how far a rollout is', async () => {
    openPage(
      backendOf(
        aRollingOut(),
        aRuntime([
          aWorkload({ status: 'progressing', image: `${REPOSITORY}@${NEW}` }),
        ]),
      ),
      COMPONENT_PAGE,
    );
    expect(
      await verdict(
        /Rolls out sha256:cd3411111111… on odp-eu\. 1 of 2 pods are new and ready\./,
      ),
    ).toHaveAttribute('data-status', 'progressing');
  });

  it('does not take an old image for the new one, although its pods are healthy', async () => {
    openPage(backendOf(aRollingOut()), COMPONENT_PAGE);
    expect(await verdict(/Rolls out sha256:cd34/)).toHaveAttribute(
      'data-status',
      'progressing',
    );
    expect(
      await screen.findByText('to become sha256:cd3411111111…'),
    ).toBeVisible();
  });

  it('says that a new image cannot be pulled and what serves meanwhile, although the Deployment itself only rolls out', async () => {
    const { container } = openPage(
      backendOf(aRollingOut(), anUnpulled()),
      COMPONENT_PAGE,
    );
    expect(
      await verdict(
        /The new image cannot be pulled on odp-eu: image registry.*@sha256:cd3411111111… cannot be pulled \(ImagePullBackOff\) for 60 s\. The 2 old pods go on serving\./,
      ),
    ).toHaveAttribute('data-status', 'degraded');
    expect(
      await screen.findByRole('button', { name: 'Roll back to generation 2' }),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says of what keeps pods from starting once which image it is, so that it can be read', async () => {
    openPage(backendOf(aRollingOut(), anUnpulled()), COMPONENT_PAGE);
    await verdict(/cannot be pulled/);
    const [, row] = within(
      screen.getByRole('table', { name: 'What runs where' }),
    ).getAllByRole('row');
    const [health] = within(row).getAllByRole('cell');
    expect(health).toHaveTextContent(
      `Degraded 34 minimage ${REPOSITORY}@sha256:cd3411111111… cannot be pulled (ImagePullBackOff) for 60 sorders-api: rolling out, 2 of 2 pods ready`,
    );
    expect(health.textContent!.match(/cannot be pulled/g)).toHaveLength(1);
    expect(within(health).getByTitle(/cannot be pulled/)).toHaveAttribute(
      'title',
      expect.stringContaining(`${REPOSITORY}@${NEW}`),
    );
    expect(within(row).getByRole('rowheader')).toHaveStyle({
      whiteSpace: 'nowrap',
    });
  });

  it('is failing where nothing serves', async () => {
    const runtime = anUnpulled();
    runtime.workloads[0].ready = 0;
    openPage(backendOf(aRollingOut(), runtime), COMPONENT_PAGE);
    expect(
      await verdict(/cannot be pulled.*Nothing serves on odp-eu\./),
    ).toHaveAttribute('data-status', 'failing');
  });

  it('does not claim that a component runs on a cluster that is not heard, and says what was known last', async () => {
    openPage(
      backendOf(
        aComponent(),
        aRuntime([aWorkload()], {
          freshness: {
            state: 'stale',
            asOf: minutesAgo(13),
            reason: 'the API answers 504',
          },
        }),
      ),
      COMPONENT_PAGE,
    );
    expect(
      await verdict(
        /What runs on odp-eu is not known now\..*the API answers 504.*Last known: 2 of 2 pods ready\./,
      ),
    ).toHaveAttribute('data-status', 'unknown');
    expect(await cardOf('About orders-api')).toHaveTextContent(
      'orders-apiUnknown',
    );
    expect(
      screen.getByRole('table', { name: 'What runs where' }),
    ).toHaveTextContent(/Unknown.*2 of 2 podslast known/);
  });

  it('tells the clusters apart: one that cannot be read hides nothing of the other', async () => {
    const component = aComponent({ clusters: ['odp-eu', 'odp-us'] });
    const backend = backendOf({
      ...component,
      conditions: [
        ...component.conditions,
        workloadCondition({ place: 'odp-us' }),
      ],
    });
    backend.answers[CALLS.namespace.replace('odp-eu', 'odp-us')] = errorAnswer(
      403,
      new NotAllowedError('odp-us is not for you'),
    );
    openPage(backend, COMPONENT_PAGE);
    expect(
      await verdict(/What runs on odp-us is not known now\. odp-us is not for/),
    ).toHaveAttribute('data-status', 'unknown');
    const rows = within(
      screen.getByRole('table', { name: 'What runs where' }),
    ).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(/odp-euHealthy.*2 of 2 pods/);
    expect(rows[2]).toHaveTextContent(/odp-usUnknown.*unknown/);
  });
});
