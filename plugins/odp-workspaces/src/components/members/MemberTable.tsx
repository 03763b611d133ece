import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  ActionButton,
  capitalise,
  FilterSelect,
} from '@internal/plugin-odp-react';
import { type Member, ROLES } from '../../model/members';
import { nameOfRef } from '../../model/words';
import { useTableStyles } from '../tableStyles';

interface MemberTableProps {
  owner: string;
  members: Member[];
  /** As they are now. */
  before: Member[];
  /** Absent when they cannot be changed now. */
  onChange?: (members: Member[]) => void;
}

/** The owner, and who has a role beside it. */
export function MemberTable(props: MemberTableProps) {
  const { owner, members, before, onChange } = props;
  const table = useTableStyles();
  const isNew = (member: Member) =>
    !before.some(
      ({ subject, role }) => subject === member.subject && role === member.role,
    );
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label="Members">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Role</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              <EntityRefLink entityRef={owner} />
            </th>
            <td>Admin</td>
            <td>is the owner</td>
          </tr>
          {members.map(member => {
            const { subject, role } = member;
            return (
              <tr key={subject}>
                <th scope="row">
                  <EntityRefLink entityRef={subject} />
                  {isNew(member) && (
                    <span className={table.second}>not submitted yet</span>
                  )}
                </th>
                <td>
                  {onChange ? (
                    <FilterSelect
                      label={`Role of ${nameOfRef(subject)}`}
                      value={role}
                      options={ROLES.map(value => ({
                        value,
                        label: capitalise(value),
                      }))}
                      onChange={next =>
                        onChange(
                          members.map(one =>
                            one.subject === subject
                              ? { ...one, role: next }
                              : one,
                          ),
                        )
                      }
                    />
                  ) : (
                    capitalise(role)
                  )}
                </td>
                <td>
                  {onChange && (
                    <ActionButton
                      small
                      aria-label={`Remove ${nameOfRef(subject)}`}
                      onClick={() =>
                        onChange(members.filter(one => one.subject !== subject))
                      }
                    >
                      Remove
                    </ActionButton>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
