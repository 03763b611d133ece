/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('components', table => {
    table.comment('Components of workspaces: as the table workspaces has it');
    table.string('id', 63).primary().comment('Its name');
    table.string('workspace', 63).notNullable();
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
    table.index(['gone_at', 'next_look_at'], 'components_due');
    table.index(['workspace'], 'components_of_workspace');
  });
  await knex.schema.createTable('component_generations', table => {
    table.comment('What a component was to be, to go back to');
    table.string('component', 63).notNullable();
    table.integer('generation').notNullable();
    table.text('spec').notNullable().comment('JSON');
    table.bigInteger('since').notNullable().comment('Milliseconds');
    table.primary(['component', 'generation']);
  });
  await knex.schema.createTable('component_inventory', table => {
    table.comment('Objects that the portal made for components');
    table.string('component', 63).notNullable();
    table.string('system', 32).notNullable();
    table.string('place', 63).notNullable();
    table.string('api_version', 100).notNullable();
    table.string('kind', 63).notNullable();
    table.string('name', 300).notNullable();
    table.string('uid', 63).nullable();
    table.primary(['component', 'place', 'api_version', 'kind', 'name']);
  });
  await knex.schema.alterTable('operations', table => {
    table.string('component', 63).nullable();
    table.index(['component', 'state'], 'operations_of_component');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('operations', table => {
    table.dropIndex(['component', 'state'], 'operations_of_component');
    table.dropColumn('component');
  });
  await knex.schema.dropTable('component_inventory');
  await knex.schema.dropTable('component_generations');
  await knex.schema.dropTable('components');
};
