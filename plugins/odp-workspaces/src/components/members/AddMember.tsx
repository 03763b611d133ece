import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import {
  ActionButton,
  capitalise,
  DisabledButton,
  FilterSelect,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { type FormEvent, useState } from 'react';
import { type Member, ROLES, whyNotToAdd } from '../../model/members';
import { TextField } from '../TextField';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 8,
    alignItems: 'flex-end',
    '& > :first-child': { flex: '1 1 260px', maxWidth: 420 },
  },
});

interface AddMemberProps {
  workspace: Pick<Workspace, 'id' | 'owner' | 'members'>;
  onAdd: (member: Member) => void;
}

/** Somebody more, with a role. */
export function AddMember({ workspace, onAdd }: AddMemberProps) {
  const classes = useStyles();
  const [text, setText] = useState('');
  const [role, setRole] = useState<Member['role']>('editor');
  const subject = text.trim();
  const why = whyNotToAdd(subject, workspace);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!why) {
      onAdd({ subject, role });
      setText('');
    }
  };
  return (
    <form className={classes.root} onSubmit={add} aria-label="Add a member">
      <TextField
        label="User or group"
        placeholder="group:default/viewers"
        value={text}
        onChange={setText}
      />
      <FilterSelect
        label="Role"
        value={role}
        options={ROLES.map(value => ({ value, label: capitalise(value) }))}
        onChange={setRole}
      />
      {why ? (
        <DisabledButton label="Add" why={why} />
      ) : (
        <ActionButton type="submit">Add</ActionButton>
      )}
    </form>
  );
}
