import LockIcon from '@material-ui/icons/Lock';
import LockOpenIcon from '@material-ui/icons/LockOpen';
import type { MeshSign } from '../../../architecture/model/componentWords';

/** A lock, an open lock, or the words for pods without a proxy. */
export function MeshMark({ mesh }: { mesh: MeshSign }) {
  const { sign, words } = mesh;
  const title = `Mesh: ${words}`;
  if (sign === 'locked') {
    return (
      <span title={title}>
        <LockIcon aria-hidden />
      </span>
    );
  }
  return (
    <span title={title} style={{ color: 'var(--odp-degraded-text)' }}>
      {sign === 'open' ? <LockOpenIcon aria-hidden /> : words}
    </span>
  );
}
