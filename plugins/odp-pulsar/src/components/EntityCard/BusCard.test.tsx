import type { Entity } from '@backstage/catalog-model';
import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { errorAnswer } from '@internal/test-utils';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { NOW } from '../../__testUtils__/busMoment';
import { anInstance, busyBus, busyEvents } from '../../__testUtils__/busyBus';
import type { FakePulsarBackend } from '../../__testUtils__/FakePulsarBackend';
import { showExtension } from '../../__testUtils__/renderBus';
import { odpPulsarPlugin } from '../../plugin';

const CARD = 'entity-card:odp-pulsar/bus';

const anEntity = (name: string, spec: Entity['spec'] = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations: { 'odp.io/component': name } },
  spec,
});
const yamlProcessor = anEntity('yaml-processor', {
  consumesApis: ['api:default/pipeline.submitted'],
});

async function showCard(
  backend: FakePulsarBackend,
  entity: Entity,
  items = [anInstance()],
) {
  backend.answers[''] = { items };
  showExtension(backend, CARD, card => (
    <EntityProvider entity={entity}>{card}</EntityProvider>
  ));
  return screen.findByRole('region', { name: 'Event bus' });
}

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the event bus card', () => {
  it('stands on the bus and on those who produce or consume events alone', () => {
    const filter = createExtensionTester(
      odpPulsarPlugin.getExtension(CARD),
    ).get(EntityCardBlueprint.dataRefs.filterFunction)!;
    expect(
      [
        anEntity('pulsar'),
        yamlProcessor,
        anEntity('user-api', { providesApis: ['api:default/a'] }),
      ].map(filter),
    ).toEqual([true, true, true]);
    expect(
      [
        anEntity('kong'),
        { ...yamlProcessor, metadata: { name: 'other' } },
        { ...yamlProcessor, kind: 'API' },
      ].map(filter),
    ).toEqual([false, false, false]);
  });

  it('says what a component consumes, how that goes, and where it loses messages next', async () => {
    const card = await showCard(busyBus(), yamlProcessor);
    await waitFor(() =>
      expect(card).toHaveTextContent(
        /odp-euFailing12 s ago.*consumes pipeline.submittedconnected, quiet.*loses messages of pipeline.submitted in acme-risk: ~20 min/,
      ),
    );
    expect(
      within(card).getByRole('link', { name: 'Event bus in odp-eu' }),
    ).toHaveAttribute('href', '/event-bus?instance=odp-eu&tab=events');
    expect(await axe(card)).toHaveNoViolations();
  });

  describe('of a component of a workspace', () => {
    const TOPIC = 'persistent://odp/workspace-acme-risk/pipeline.submitted';
    const PATH =
      '/odp-eu/topics/persistent/odp/workspace-acme-risk/pipeline.submitted';
    const scoring = (name: string): Entity => ({
      ...yamlProcessor,
      metadata: {
        name,
        annotations: {
          'odp.io/component': name,
          'odp.io/workspace': 'acme-risk',
          'odp.io/topic': TOPIC,
          'odp.io/bus-instances': 'odp-eu',
        },
      },
    });

    it('says how its own subscription does, on the instance that it was made on', async () => {
      const backend = busyBus();
      const card = await showCard(backend, scoring('ml-training'), [
        anInstance(),
        { ...anInstance(), instance: 'odp-us', title: 'odp-us' },
      ]);
      await waitFor(() =>
        expect(card).toHaveTextContent(
          /odp-euDegraded12 s ago.*consumes pipeline\.submitted9,400 entries wait, 1 connectedSlower than published\. One consumer takes 60 of 84 msg\/s\./,
        ),
      );
      expect(card).not.toHaveTextContent(/odp-us|Not on this bus/);
      expect(
        within(card).getByRole('link', { name: 'pipeline.submitted' }),
      ).toHaveAttribute(
        'href',
        `/event-bus?${new URLSearchParams({
          instance: 'odp-eu',
          topic: TOPIC,
          subscription: 'ml-training',
        })}`,
      );
      expect(await axe(card)).toHaveNoViolations();
    });

    it('claims nothing of a subscription that is not there, whose backlog is not told, or whose topic cannot be read', async () => {
      const absent = await showCard(busyBus(), scoring('fresh'));
      await waitFor(() =>
        expect(absent).toHaveTextContent(
          /Unknown.*The topic has no subscription fresh now\./,
        ),
      );
      cleanup();
      const untold = await showCard(busyBus(), scoring('audit-logger'));
      await waitFor(() =>
        expect(untold).toHaveTextContent('backlog unknown, 0 connected'),
      );
      cleanup();
      const backend = busyBus();
      backend.answers[PATH] = errorAnswer(
        503,
        new ServiceUnavailableError('odp-eu does not answer'),
      );
      const unread = await showCard(backend, scoring('ml-training'));
      await waitFor(() =>
        expect(unread).toHaveTextContent('odp-eu does not answer'),
      );
      expect(unread).not.toHaveTextContent(/Healthy|Not on this bus/);
    });

    it('calls nothing failed for who may not see its workspace', async () => {
      const backend = busyBus();
      const why = "There is no namespace 'odp/acme' that you may see";
      backend.answers[PATH] = errorAnswer(404, new NotFoundError(why));
      const card = await showCard(backend, scoring('ml-training'));
      await waitFor(() =>
        expect(card).toHaveTextContent(
          `Nothing of ml-training that you may see${why}`,
        ),
      );
      expect(card).not.toHaveTextContent(/cannot be read|Try again|Unknown/);
    });
  });

  it('says of the bus itself how it is', async () => {
    const card = await showCard(busyBus(), anEntity('pulsar'));
    await waitFor(() =>
      expect(card).toHaveTextContent(/Failing 2 workspaces lose messages/),
    );
  });

  it('does not call a component well that is not on the bus, or that may not be seen', async () => {
    const backend = busyBus();
    backend.answers['/odp-eu/events'] = { ...busyEvents, items: [] };
    const card = await showCard(backend, yamlProcessor);
    await waitFor(() => expect(card).toHaveTextContent('Not on this bus'));
    expect(card).not.toHaveTextContent('Healthy');
  });

  it('names the right that is missing', async () => {
    const backend = busyBus();
    backend.answers['/odp-eu/events'] = errorAnswer(
      403,
      new NotAllowedError('Unauthorized'),
    );
    const card = await showCard(backend, yamlProcessor);
    await waitFor(() =>
      expect(card).toHaveTextContent(/Needs odp.bus.read; the platform team/),
    );
  });
});
