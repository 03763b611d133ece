/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('component_generations', table => {
    table
      .bigInteger('ran_at')
      .nullable()
      .comment('When all its pods first served; 0 where nobody took note');
  });
  await knex('component_generations').update({ ran_at: 0 });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('component_generations', table => {
    table.dropColumn('ran_at');
  });
};
