import { useEscape } from '@internal/plugin-odp-react';
import { TopicPanel } from '../TopicPanel/TopicPanel';
import { WorkspacePanel } from '../WorkspacePanel/WorkspacePanel';
import type { Bus } from './useBus';

/** Props of what stands beside the lists. */
export interface BusPanelProps {
  bus: Bus;
  /** Set when a person opened it here, so that the keyboard goes on in it. */
  takesFocus: boolean;
  onClose: () => void;
}

/** The opened topic or namespace, beside the lists. */
export function BusPanel(props: BusPanelProps) {
  const { topic, namespace } = props.bus.url;
  useEscape(() => (topic || namespace) && props.onClose());
  if (topic) {
    return <TopicPanel {...props} topic={topic} />;
  }
  return namespace ? <WorkspacePanel {...props} namespace={namespace} /> : null;
}
