import { choiceParam, optionalTextParam } from '@internal/plugin-odp-react';

/** What can be asked of a component that is there. */
export const COMPONENT_ACTIONS = [
  'deploy',
  'scale',
  'restart',
  'roll-back',
] as const;
export type ComponentAction = (typeof COMPONENT_ACTIONS)[number];

/** What a component keeps in the URL. */
export const COMPONENT_PARAMS = {
  /** Whose form is open. */
  action: choiceParam([...COMPONENT_ACTIONS, 'none' as const], 'none'),
  /** Generation that it is to be rolled back to. */
  generation: optionalTextParam(),
};
