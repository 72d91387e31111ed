import leveldown from "leveldown";
import PouchDB from "pouchdb";

/** @param flushes whether every write is on the disk when it is answered, which PouchDB by itself does not ask of LevelDB */
export async function open(folder, documents, flushes = false) {
  const database = flushes ? new PouchDB(folder, { db: flushing }) : new PouchDB(folder);
  const revisions = new Map();
  const bodies = new Map(documents.map(({ id, fields }) => [id, fields]));
  const write = async (batch) => {
    const answers = await database.bulkDocs(batch);
    for (const answer of answers) {
      if (!answer.ok) throw new Error(`PouchDB refused ${answer.id}: ${answer.message}`);
      revisions.set(answer.id, answer.rev);
    }
  };
  await write(documents.map(({ id, fields }) => ({ _id: id, fields })));
  return {
    async change(ids, batch, round) {
      for (let start = 0; start < ids.length; start += batch) {
        await write(
          ids
            .slice(start, start + batch)
            .map((id) => ({ _id: id, _rev: revisions.get(id), fields: { ...bodies.get(id), function: `Director of migration policy ${round}` } })),
        );
      }
    },
    close: () => database.close(),
  };
}

function flushing(location) {
  const store = leveldown(location);
  const write = store._batch.bind(store);
  store._batch = (operations, options, done) => write(operations, { ...options, sync: true }, done);
  return store;
}
flushing.destroy = leveldown.destroy;
