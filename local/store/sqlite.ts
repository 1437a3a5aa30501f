import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { fault } from './request'
import type { Disk, Entry } from './durability'

/**
 * The disk of `npm start`: one SQLite file with a write-ahead log, synced at every commit. The file is locked for as
 * long as the process lives, so that a second one cannot become a second writer.
 */
export function openSqlite(path: string): Disk {
  mkdirSync(dirname(path), { recursive: true })
  const db = new Database(path)
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.exec(`
      CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS documents
        (collection TEXT, id TEXT, body TEXT NOT NULL, PRIMARY KEY (collection, id)) WITHOUT ROWID;
    `)
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error
    throw fault('EMULATOR_DISK_FAILED', `${path} 正被另一个进程使用`)
  }
  const add = db.prepare('INSERT OR IGNORE INTO collections VALUES (?)')
  const put = db.prepare('INSERT OR REPLACE INTO documents VALUES (?, ?, ?)')
  const drop = db.prepare('DELETE FROM documents WHERE collection = ? AND id = ?')

  function write({ collection, id, text }: Entry): void {
    if (id === null) add.run(collection)
    else if (text === null) drop.run(collection, id)
    else put.run(collection, id, text)
  }

  return {
    *load() {
      for (const { name } of db.prepare('SELECT name FROM collections').all() as { name: string }[]) {
        yield { collection: name, id: null, text: null }
      }
      const rows = db.prepare('SELECT collection, id, body FROM documents').all()
      for (const { collection, id, body } of rows as { collection: string; id: string; body: string }[]) {
        yield { collection, id, text: body }
      }
    },
    append(batch) {
      db.exec('BEGIN IMMEDIATE')
      try {
        for (const unit of batch) unit.forEach(write)
        db.exec('COMMIT')
      } catch (error) {
        if (db.inTransaction) db.exec('ROLLBACK')
        throw error
      }
    },
    close: () => void db.close(),
  }
}
