import { choiceParam, optionalTextParam } from '@internal/plugin-odp-react';

/** Pictures of the platform. */
export const TOPOLOGY_VIEWS = ['capacity', 'architecture'] as const;
export type TopologyView = (typeof TOPOLOGY_VIEWS)[number];

/** A picture, or the same as a table. */
const TOPOLOGY_FORMS = ['graph', 'list'] as const;
export type TopologyForm = (typeof TOPOLOGY_FORMS)[number];

/** What the page keeps in the URL, beside what each view keeps. */
export const TOPOLOGY_PARAMS = {
  cluster: optionalTextParam(),
  view: choiceParam(TOPOLOGY_VIEWS, 'capacity'),
  as: choiceParam(TOPOLOGY_FORMS, 'graph'),
  /** Of the view that is shown; another cluster or view has another one. */
  selected: optionalTextParam(),
};
