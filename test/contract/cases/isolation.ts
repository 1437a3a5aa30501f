import { codeOf, staysOpen, type Case } from '../cloud'

const CONFLICT = 'DATABASE_TRANSACTION_CONFLICT'

/** Snapshot isolation as CloudBase has it: who sees what, who waits, who is refused. */
export const isolation: Case[] = [
  {
    name: '事务里的读停在快照上，看不到别人后来的提交',
    breaks: 'read-latest',
    async run({ db, plain }) {
      const docs = db.collection(plain)
      await docs.add({ _id: 'a', n: 1 })
      await docs.add({ _id: 'b', n: 1 })
      const tx = await db.startTransaction()
      await tx.collection(plain).doc('b').get()
      await docs.doc('a').update({ n: 2 })
      expect((await tx.collection(plain).doc('a').get()).data).toMatchObject({ n: 1 })
      await tx.rollback(undefined)
      expect((await docs.doc('a').get()).data).toMatchObject([{ n: 2 }])
    },
  },
  {
    name: '没有提交的写只有事务自己看得到',
    breaks: 'dirty-read',
    async run({ db, plain }) {
      const tx = await db.startTransaction()
      await tx.collection(plain).doc('a').set({ n: 1 })
      expect((await tx.collection(plain).doc('a').get()).data).toMatchObject({ n: 1 })
      expect((await db.collection(plain).doc('a').get()).data).toEqual([])
      await tx.commit()
      expect((await db.collection(plain).doc('a').get()).data).toMatchObject([{ n: 1 }])
    },
  },
  {
    name: '两个事务写同一记录，后写的立刻得到冲突',
    breaks: 'no-lock',
    async run({ db, plain }) {
      await db.collection(plain).add({ _id: 'a', n: 1 })
      const [first, second] = [await db.startTransaction(), await db.startTransaction()]
      await first.collection(plain).doc('a').update({ n: 2 })
      expect(await codeOf(second.collection(plain).doc('a').update({ n: 3 }))).toBe(CONFLICT)
      await first.commit()
      expect((await db.collection(plain).doc('a').get()).data).toMatchObject([{ n: 2 }])
    },
  },
  {
    name: '两个事务插入同一 _id，后插的立刻得到冲突',
    breaks: 'no-lock',
    async run({ db, plain }) {
      const [first, second] = [await db.startTransaction(), await db.startTransaction()]
      await first.collection(plain).add({ _id: 'a', by: 1 })
      expect(await codeOf(second.collection(plain).add({ _id: 'a', by: 2 }))).toBe(CONFLICT)
      await first.commit()
      expect((await db.collection(plain).doc('a').get()).data).toMatchObject([{ by: 1 }])
    },
  },
  {
    name: '快照之后被别人改过的记录，事务再写就是冲突',
    breaks: 'forgets-first-writer',
    async run({ db, plain }) {
      await db.collection(plain).add({ _id: 'a', n: 1 })
      const tx = await db.startTransaction()
      await tx.collection(plain).doc('a').get()
      await db.collection(plain).doc('a').update({ n: 2 })
      expect(await codeOf(tx.collection(plain).doc('a').update({ n: 9 }))).toBe(CONFLICT)
    },
  },
  {
    name: '事务外的更新等到锁放开才写',
    breaks: 'plain-ignores-lock',
    async run({ db, plain }) {
      const docs = db.collection(plain)
      await docs.add({ _id: 'a', log: [] })
      const tx = await db.startTransaction()
      await tx
        .collection(plain)
        .doc('a')
        .update({ log: db.command.push('事务') })
      const outside = docs.doc('a').update({ log: db.command.push('事务外') })
      expect(await staysOpen(outside, () => docs.doc('b').get())).toBe(true)
      await tx.commit()
      await outside
      expect((await docs.doc('a').get()).data).toMatchObject([{ log: ['事务', '事务外'] }])
    },
  },
  {
    name: '等到锁放开的条件更新会重新核对条件',
    breaks: 'stale-condition',
    async run({ db, plain }) {
      const docs = db.collection(plain)
      await docs.add({ _id: 'a', left: 1 })
      const tx = await db.startTransaction()
      await tx
        .collection(plain)
        .doc('a')
        .update({ left: db.command.inc(-1), by: '事务' })
      const outside = docs.where({ _id: 'a', left: db.command.gte(1) }).update({ left: db.command.inc(-1) })
      await staysOpen(outside, () => docs.doc('b').get())
      await tx.commit()
      expect(await outside).toMatchObject({ updated: 0 })
      expect((await docs.doc('a').get()).data).toMatchObject([{ left: 0 }])
    },
  },
  {
    name: '写偏斜会发生：只读不写的记录拦不住别人',
    breaks: 'serializable',
    async run({ db, plain }) {
      await db.collection(plain).add([
        { _id: 'a', on: true },
        { _id: 'b', on: true },
      ])
      const [first, second] = [await db.startTransaction(), await db.startTransaction()]
      for (const tx of [first, second]) for (const id of ['a', 'b']) await tx.collection(plain).doc(id).get()
      await first.collection(plain).doc('a').update({ on: false })
      await second.collection(plain).doc('b').update({ on: false })
      await first.commit()
      await second.commit()
      expect(await db.collection(plain).where({ on: false }).count()).toMatchObject({ total: 2 })
    },
  },
  {
    name: '没有改变任何内容的更新不加锁，不能当护栏',
    breaks: 'idle-writes-guard',
    async run({ db, plain }) {
      await db.collection(plain).add({ _id: 'a', n: 1 })
      const [first, second] = [await db.startTransaction(), await db.startTransaction()]
      expect(await first.collection(plain).doc('a').update({ n: 1 })).toMatchObject({ updated: 0 })
      await second.collection(plain).doc('a').update({ n: 2 })
      await second.commit()
      await first.commit()
    },
  },
  {
    name: '提交的写全部生效',
    breaks: 'torn-commit',
    async run({ db, plain }) {
      const tx = await db.startTransaction()
      await tx.collection(plain).add({ _id: 'a' })
      await tx.collection(plain).doc('b').set({ n: 1 })
      await tx
        .collection(plain)
        .doc('b')
        .update({ n: db.command.inc(1) })
      await tx.commit()
      expect((await db.collection(plain).orderBy('_id', 'asc').get()).data).toEqual([{ _id: 'a' }, { _id: 'b', n: 2 }])
    },
  },
  {
    name: '一个事务里十次操作，一起生效',
    breaks: 'torn-commit',
    async run({ db, plain }) {
      const tx = await db.startTransaction()
      for (let n = 0; n < 10; n++) await tx.collection(plain).doc(`d${n}`).set({ n })
      await tx.commit()
      expect(
        await db
          .collection(plain)
          .where({ n: db.command.gte(0) })
          .count(),
      ).toMatchObject({ total: 10 })
    },
  },
  {
    name: '回滚的写全部消失',
    breaks: 'abort-commits',
    async run({ db, plain }) {
      await db.collection(plain).add({ _id: 'a', n: 1 })
      const tx = await db.startTransaction()
      await tx.collection(plain).doc('a').remove()
      await tx.collection(plain).doc('b').set({ n: 1 })
      await tx.rollback(undefined)
      expect((await db.collection(plain).get()).data).toEqual([{ _id: 'a', n: 1 }])
    },
  },
  {
    name: '遇到冲突的事务就此结束，它的锁随即放开',
    breaks: 'conflict-keeps-locks',
    async run({ db, plain }) {
      await db.collection(plain).add([
        { _id: 'a', n: 1 },
        { _id: 'b', n: 1 },
      ])
      const [first, second] = [await db.startTransaction(), await db.startTransaction()]
      await first.collection(plain).doc('a').update({ n: 2 })
      await second.collection(plain).doc('b').update({ n: 2 })
      expect(await codeOf(second.collection(plain).doc('a').update({ n: 3 }))).toBe(CONFLICT)
      await first.collection(plain).doc('b').update({ n: 4 })
      await first.commit()
      expect(await codeOf(second.commit())).not.toBe('')
    },
  },
  {
    name: '事务开得太久就作废，锁随即放开',
    breaks: 'never-expires',
    outlasts: true,
    async run({ db, plain, transactionLimit }) {
      await db.collection(plain).add({ _id: 'a', n: 1 })
      const tx = await db.startTransaction()
      await tx.collection(plain).doc('a').update({ n: 2 })
      await new Promise((resolve) => setTimeout(resolve, transactionLimit * 1.5))
      expect(await codeOf(tx.commit())).toBe('DATABASE_TRANSACTION_FAIL')
      expect(await db.collection(plain).doc('a').update({ n: 3 })).toMatchObject({ updated: 1 })
    },
  },
  {
    name: '事务里不能用 where()',
    breaks: 'where-in-transaction',
    async run({ db, plain }) {
      const tx = await db.startTransaction()
      expect(await codeOf(tx.collection(plain).where({ n: 1 }).get())).toBeTruthy()
    },
  },
]
