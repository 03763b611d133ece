import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { View } from '@internal/backend-kit';
import type {
  PanelAnswer,
  PanelQuery,
  VariableValues,
} from '@internal/plugin-odp-observability-common';

export interface Caller {
  credentials: BackstageCredentials;
  /** Ends when the caller is gone. */
  signal: AbortSignal;
}

/** A question for the values of a variable. */
export interface VariableQuestion {
  uid: string;
  name: string;
  /** Chosen of the other variables. */
  chosen: VariableValues;
}

/** A question for alerts. */
export interface AlertsQuestion {
  /** Absent: of all clusters. */
  cluster?: string;
}

/**
 * What the routes ask. Every answer holds only what the caller may see.
 *
 * @throws NotFoundError for a dashboard that does not exist, NotImplementedError
 * for one that cannot be drawn, InputError for what its variables do not have,
 * ServiceUnavailableError while it is not known what the caller may see
 */
export interface ObservabilityService {
  listDashboards(caller: Caller): Promise<View>;
  getDashboard(uid: string, caller: Caller): Promise<View>;
  listOptions(question: VariableQuestion, caller: Caller): Promise<View>;
  /** Answers as each is ready; iterating throws the reason of the signal alone. */
  queryPanels(
    query: PanelQuery,
    caller: Caller,
  ): Promise<AsyncIterable<PanelAnswer>>;
  getAlerts(question: AlertsQuestion, caller: Caller): Promise<View>;
  getDoctor(caller: Caller): Promise<View>;
}
