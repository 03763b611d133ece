/** How much goes wrong in each of the faults, and with how many workspaces; durations in the unit of their name. */
export const FAULT_SIZES = {
  kills: { creates: 20, kills: 20 },
  components: { creates: 12, kills: 5 },
  refusals: { creates: 20, faults: 70 },
  bus: { awaySeconds: 60 },
  replicas: { creates: 30 },
  halts: { rounds: 5 },
  database: { creates: 20, awaySeconds: 30 },
  clocks: { wrongHours: 6 },
  restarts: { creates: 10, restarts: 10 },
  many: { creates: 50 },
};
