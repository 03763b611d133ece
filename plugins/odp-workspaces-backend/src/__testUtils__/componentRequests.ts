import type { PlanRequest } from '@internal/plugin-odp-workspaces-common';

/** The digest of an image, made of one figure. */
export const digestOf = (figure: string) => `sha256:${figure.repeat(64)}`;

const about = { workspace: 'acme-risk', component: 'scoring-agent' };

/** Asks for a consumer in acme-risk that has no image yet. */
export const componentCreation = {
  kind: 'create-component',
  ...about,
  spec: {
    title: 'Scoring "agent": $(id) `#1`',
    description: '',
    language: 'python',
    template: { name: 'odp-python-service', version: '1.0.0' },
    clusters: ['odp-eu'],
    size: 'small',
    replicas: { min: 2, max: 4 },
    event: 'pipeline.completed',
  },
} satisfies PlanRequest;

export const deployOf = (figure: string) =>
  ({
    kind: 'deploy',
    ...about,
    spec: { digest: digestOf(figure) },
  } satisfies PlanRequest);

export const scaleTo = (min: number, max: number) =>
  ({
    kind: 'scale',
    ...about,
    spec: { replicas: { min, max } },
  } satisfies PlanRequest);

export const restart = { kind: 'restart', ...about } satisfies PlanRequest;

export const rollBackTo = (generation: number) =>
  ({
    kind: 'roll-back',
    ...about,
    spec: { generation },
  } satisfies PlanRequest);

export const componentRepair = {
  kind: 'repair-component',
  ...about,
} satisfies PlanRequest;

export const componentDeletion = {
  kind: 'delete-component',
  ...about,
} satisfies PlanRequest;
