import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { readDashboard } from '@internal/plugin-odp-observability-common';
import { screen } from '@testing-library/react';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  aDashboard,
  answerOf,
  dataOf,
  rawPanel,
  TROUBLED_TILES,
} from './boards';
import { FakeObservabilityBackend } from './FakeObservabilityBackend';
import { showCard } from './renderBoards';

/** A component with these annotations. */
export const anEntity = (annotations: Record<string, string> = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'user-api', annotations },
});
/** Where it runs. */
export const NAMESPACE = { 'backstage.io/kubernetes-namespace': 'execution' };

/** As it stands in the target state: the card names it, and what narrows it. */
function boardOf(entity: 'component' | 'workspace') {
  const file = `../../../../target-state/dashboards/${entity}.json`;
  return readDashboard(
    JSON.parse(readFileSync(path.resolve(__dirname, file), 'utf8')),
  ).dashboard;
}

/** The dashboards that the card names, in trouble. */
export function aBackend() {
  const backend = FakeObservabilityBackend.create();
  backend.answers['/dashboards/platform-overview'] = answerOf(
    aDashboard([rawPanel(5, 'timeseries', { title: 'Requests by service' })]),
  );
  for (const entity of ['component', 'workspace'] as const) {
    backend.answers[`/dashboards/${entity}`] = answerOf(boardOf(entity));
    backend.panels[entity] = TROUBLED_TILES;
  }
  backend.panels['platform-overview'] = [
    ...TROUBLED_TILES,
    dataOf(5, { a: () => 1 }),
  ];
  return backend;
}

/** Shows the card of an entity. */
export async function showBoardCard(
  backend: FakeObservabilityBackend,
  entity: Entity,
) {
  const container = showCard(backend, card => (
    <EntityProvider entity={entity}>{card}</EntityProvider>
  ));
  const card = await screen.findByRole('region', { name: 'Dashboards' });
  return { container, card };
}
