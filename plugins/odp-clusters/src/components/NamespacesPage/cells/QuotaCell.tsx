import {
  bytesInWords,
  coresInWords,
  type NamespaceSummary,
} from '@internal/plugin-odp-clusters-common';
import { QuotaBar } from '@internal/plugin-odp-react';
import { quotaLine } from '../../../model/sortNamespaces';

/** Use of the CPU or memory quota. */
export function QuotaCell(props: {
  item: NamespaceSummary;
  resource: 'cpu' | 'memory';
}) {
  const { item, resource } = props;
  const line = quotaLine(item, resource);
  const words = resource === 'cpu' ? coresInWords : bytesInWords;
  return (
    <QuotaBar
      width={26}
      quota={line}
      unknown={item.quota ? undefined : 'quotas cannot be read'}
      label={`${resource === 'cpu' ? 'CPU' : 'Memory'} quota of ${item.name}`}
      detail={
        line?.used === undefined
          ? undefined
          : `${words(line.used)} of ${words(line.hard)}`
      }
    />
  );
}
