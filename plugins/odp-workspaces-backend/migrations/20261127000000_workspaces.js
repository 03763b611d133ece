/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('workspaces', table => {
    table.comment('Workspaces: what is wanted, and how far it is there');
    table.string('id', 63).primary();
    table.text('spec').notNullable().comment('What is wanted, as JSON');
    table.integer('generation').notNullable().comment('Of what is wanted');
    table
      .integer('observed_generation')
      .notNullable()
      .comment('Applied and verified');
    table.boolean('is_removed').notNullable();
    table.text('conditions').notNullable().comment('JSON');
    table.bigInteger('created_at').notNullable().comment('Milliseconds');
    table.bigInteger('gone_at').nullable().comment('Milliseconds');
    table
      .integer('fence')
      .notNullable()
      .defaultTo(0)
      .comment('Grows with each claim; older claims write nothing');
    table.string('lease_holder', 63).nullable();
    table.bigInteger('lease_until').nullable().comment('Database time');
    table.bigInteger('next_look_at').notNullable().comment('Database time');
    table.integer('failures').notNullable().defaultTo(0).comment('In a row');
    table.index(['gone_at', 'next_look_at'], 'workspaces_due');
  });
  await knex.schema.createTable('operations', table => {
    table.comment('What was asked of workspaces, and what came of it');
    table.increments('id');
    table.string('workspace', 63).notNullable();
    table.string('state', 16).notNullable();
    table.string('requested_by', 300).notNullable();
    table.string('idempotency_key', 200).notNullable();
    table.bigInteger('expires_at').nullable().comment('Milliseconds');
    table.text('request').notNullable().comment('As it was sent, as JSON');
    table.text('document').notNullable().comment('The operation, as JSON');
    table.unique(['requested_by', 'idempotency_key'], {
      indexName: 'operations_idempotency',
    });
    table.index(['workspace', 'state'], 'operations_of_workspace');
  });
  await knex.schema.createTable('inventory', table => {
    table.comment('Objects that the portal made for workspaces');
    table.string('workspace', 63).notNullable();
    table.string('system', 32).notNullable();
    table.string('place', 63).notNullable();
    table.string('api_version', 100).notNullable();
    table.string('kind', 63).notNullable();
    table.string('name', 300).notNullable();
    table.string('uid', 63).nullable();
    table.primary(['workspace', 'place', 'api_version', 'kind', 'name']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('inventory');
  await knex.schema.dropTable('operations');
  await knex.schema.dropTable('workspaces');
};
