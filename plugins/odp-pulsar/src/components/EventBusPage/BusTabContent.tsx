import { Brokers } from '../Brokers/Brokers';
import { EvaluationTab } from '../Evaluation/EvaluationTab';
import { EventsTab } from '../Events/EventsTab';
import { EvictedTab } from '../Evicted/EvictedTab';
import { PoliciesTab } from '../Policies/PoliciesTab';
import { TopicsTab } from '../Topics/TopicsTab';
import { WorkspacesTab } from '../Workspaces/WorkspacesTab';
import type { Bus } from './useBus';

/** The chosen tab. */
export function BusTabContent({ bus }: { bus: Bus }) {
  switch (bus.url.tab) {
    case 'topics':
      return <TopicsTab bus={bus} />;
    case 'brokers':
      return <Brokers bus={bus} />;
    case 'policies':
      return <PoliciesTab bus={bus} />;
    case 'evicted':
      return <EvictedTab bus={bus} />;
    case 'events':
      return <EventsTab bus={bus} />;
    case 'evaluation':
      return <EvaluationTab bus={bus} />;
    default:
      return <WorkspacesTab bus={bus} />;
  }
}
