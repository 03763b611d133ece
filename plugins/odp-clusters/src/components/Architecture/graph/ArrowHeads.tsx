import { LEGEND_KINDS } from '../../../architecture/model/edgeWords';
import { EDGE_STYLES } from '../edgeStyles';

/** Arrow heads of the lines, one a kind, under ids that begin with `prefix`. */
export function ArrowHeads({ prefix }: { prefix: string }) {
  return (
    <defs>
      {LEGEND_KINDS.map(kind => (
        <marker
          key={kind}
          id={`${prefix}-${kind}`}
          viewBox="0 0 8 8"
          refX="7.4"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          {EDGE_STYLES[kind].head === 'filled' ? (
            <path d="M0,0 L8,4 L0,8z" fill={EDGE_STYLES[kind].stroke} />
          ) : (
            <path
              d="M1,0.6 L7.2,4 L1,7.4"
              fill="none"
              stroke={EDGE_STYLES[kind].stroke}
            />
          )}
        </marker>
      ))}
    </defs>
  );
}
