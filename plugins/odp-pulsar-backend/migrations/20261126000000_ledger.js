/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('evictions', table => {
    table.comment('Evictions of the event bus, as the portal saw them');
    table.string('id', 64).primary();
    table.string('instance', 63).notNullable();
    table.string('namespace', 600).notNullable();
    table.text('topic').notNullable();
    table.text('subscription').nullable();
    table
      .bigInteger('at')
      .notNullable()
      .comment('Milliseconds since the epoch');
    table.text('details').notNullable().comment('The rest of it, as JSON');
    table.index(['instance', 'at'], 'evictions_instance_at');
  });
  await knex.schema.createTable('watches', table => {
    table.comment('Since when each instance is watched without a break');
    table.string('instance', 63).primary();
    table
      .bigInteger('since')
      .notNullable()
      .comment('Milliseconds since the epoch');
    table
      .bigInteger('seen_at')
      .notNullable()
      .comment('Milliseconds since the epoch');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('watches');
  await knex.schema.dropTable('evictions');
};
