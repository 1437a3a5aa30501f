import { codeOf, type Case } from '../cloud'

const DUPLICATE = 'DATABASE_DUPLICATE_WRITE'

/** Inserting, replacing, changing, removing, and what the counts in the answers mean. */
export const writing: Case[] = [
  {
    name: '同一 _id 再新增被拒，先来的不变：一人一票靠它',
    breaks: 'duplicates-overwrite',
    async run({ db, plain }) {
      const ballots = db.collection(plain)
      await ballots.add({ _id: 'election:voter', choice: '甲' })
      expect(await codeOf(ballots.add({ _id: 'election:voter', choice: '乙' }))).toBe(DUPLICATE)
      expect((await ballots.doc('election:voter').get()).data).toMatchObject([{ choice: '甲' }])
    },
  },
  {
    name: '唯一索引上的重复被拒，新增、更新、事务中都一样',
    breaks: 'no-unique',
    async run({ db, unique }) {
      const docs = db.collection(unique)
      await docs.add({ _id: 'a', key: 1 })
      await docs.add({ _id: 'b', key: 2 })
      expect(await codeOf(docs.add({ _id: 'c', key: 1 }))).toBe(DUPLICATE)
      expect(await codeOf(docs.doc('b').update({ key: 1 }))).toBe(DUPLICATE)
      const tx = await db.startTransaction()
      expect(await codeOf(tx.collection(unique).add({ _id: 'd', key: 2 }))).toBe(DUPLICATE)
      await docs.doc('a').remove()
      expect(await docs.doc('b').update({ key: 1 })).toMatchObject({ updated: 1 })
    },
  },
  {
    name: '唯一索引把缺失的字段当作 null：第二篇没有该字段的文档算重复',
    breaks: 'sparse-unique',
    async run({ db, unique }) {
      await db.collection(unique).add({ _id: 'a' })
      expect(await codeOf(db.collection(unique).add({ _id: 'b' }))).toBe(DUPLICATE)
    },
  },
  {
    name: 'updated 数的是变了的，不是匹配的',
    breaks: 'updated-counts-matched',
    async run({ db, plain }) {
      const docs = db.collection(plain)
      await docs.add([
        { _id: 'a', n: 1 },
        { _id: 'b', n: 2 },
      ])
      expect(await docs.where({ n: db.command.gt(0) }).update({ n: 2 })).toMatchObject({ updated: 1 })
      expect(await docs.doc('a').update({ n: 2 })).toMatchObject({ updated: 0 })
      expect(await docs.doc('z').update({ n: 2 })).toMatchObject({ updated: 0 })
    },
  },
  {
    name: 'set 换掉整篇，没有就新建',
    breaks: 'set-merges',
    async run({ db, plain }) {
      const doc = db.collection(plain).doc('a')
      expect(await doc.set({ old: 1 })).toMatchObject({ updated: 0, upsertedId: 'a' })
      expect(await doc.set({ fresh: 2 })).toMatchObject({ updated: 1 })
      expect((await doc.get()).data).toEqual([{ _id: 'a', fresh: 2 }])
    },
  },
  {
    name: '按条件更新不会新建',
    breaks: 'where-update-upserts',
    async run({ db, plain }) {
      expect(await db.collection(plain).where({ n: 1 }).update({ n: 2 })).toMatchObject({ updated: 0 })
      expect(await db.collection(plain).where({ n: 2 }).count()).toMatchObject({ total: 0 })
    },
  },
  {
    name: '按余量的条件更新：名额十个，三十人来抢，恰好十人抢到',
    breaks: 'inc-sets',
    async run({ db, plain }) {
      const { gte, inc } = db.command
      await db.collection(plain).add({ _id: 'quota', left: 10 })
      const grab = () =>
        db
          .collection(plain)
          .where({ _id: 'quota', left: gte(1) })
          .update({ left: inc(-1) })
      const taken = await Promise.all(Array.from({ length: 30 }, grab))
      expect(taken.filter((answer) => answer.updated === 1)).toHaveLength(10)
      expect((await db.collection(plain).doc('quota').get()).data).toMatchObject([{ left: 0 }])
    },
  },
  {
    name: 'push 加在列表之后，没有列表就新建',
    breaks: 'push-sets',
    async run({ db, plain }) {
      const doc = db.collection(plain).doc('a')
      await doc.set({ list: [1] })
      await doc.update({ list: db.command.push([2, 3]), fresh: db.command.push({ at: 1 }) })
      expect((await doc.get()).data).toEqual([{ _id: 'a', list: [1, 2, 3], fresh: [{ at: 1 }] }])
    },
  },
  {
    name: 'addToSet 不收已有的；一次加几个要写 $each，SDK 不翻译 each',
    breaks: 'set-of-duplicates',
    async run({ db, plain }) {
      const doc = db.collection(plain).doc('a')
      await doc.set({ set: ['x'] })
      expect(await doc.update({ set: db.command.addToSet({ $each: ['x', 'y'] }) })).toMatchObject({ updated: 1 })
      expect(await doc.update({ set: db.command.addToSet('y') })).toMatchObject({ updated: 0 })
      expect((await doc.get()).data).toEqual([{ _id: 'a', set: ['x', 'y'] }])
    },
  },
  {
    name: 'pull 去掉所有相等的或符合条件的',
    breaks: 'pull-nothing',
    async run({ db, plain }) {
      const doc = db.collection(plain).doc('a')
      await doc.set({
        list: [1, 2, 1],
        rows: [
          { who: 'x', n: 1 },
          { who: 'y', n: 2 },
        ],
      })
      await doc.update({ list: db.command.pull(1), rows: db.command.pull({ who: 'x' }) })
      expect((await doc.get()).data).toEqual([{ _id: 'a', list: [2], rows: [{ who: 'y', n: 2 }] }])
    },
  },
  {
    name: 'remove 去掉字段，不留 null',
    breaks: 'unset-nulls',
    async run({ db, plain }) {
      const doc = db.collection(plain).doc('a')
      await doc.set({ n: 1, gone: 1 })
      await doc.update({ gone: db.command.remove() })
      expect((await doc.get()).data).toEqual([{ _id: 'a', n: 1 }])
    },
  },
  {
    name: '操作符不合字段的类型是错误，不是静默',
    breaks: 'forgiving-types',
    async run({ db, plain }) {
      const { inc, push } = db.command
      const doc = db.collection(plain).doc('a')
      await doc.set({ text: 'x', n: 1, none: null })
      const wrong = [{ text: inc(1) }, { none: inc(1) }, { n: push([1]) }, { n: { inner: 1 } }, { none: { inner: 1 } }]
      for (const change of wrong) expect(await codeOf(doc.update(change))).toBe('DATABASE_REQUEST_FAILED')
      expect((await doc.get()).data).toEqual([{ _id: 'a', text: 'x', n: 1, none: null }])
    },
  },
  {
    name: 'updateAndReturn 改第一篇匹配的，答改后的样子',
    breaks: 'returns-old',
    async run({ db, plain }) {
      await db.collection(plain).add({ _id: 'a', n: 1 })
      const { inc } = db.command
      const answer = await db
        .collection(plain)
        .where({ _id: 'a', n: 1 })
        .updateAndReturn({ n: inc(1) })
      expect(answer).toMatchObject({ updated: 1, doc: { _id: 'a', n: 2 } })
      const missed = await db
        .collection(plain)
        .where({ _id: 'a', n: 1 })
        .updateAndReturn({ n: inc(1) })
      expect(missed.doc ?? null).toBeNull()
    },
  },
  {
    name: '删除单篇与按条件删除，答删了几篇',
    breaks: 'removes-nothing',
    async run({ db, plain }) {
      const docs = db.collection(plain)
      await docs.add([
        { _id: 'a', n: 1 },
        { _id: 'b', n: 1 },
        { _id: 'c', n: 2 },
      ])
      expect(await docs.doc('c').remove()).toMatchObject({ deleted: 1 })
      expect(await docs.doc('c').remove()).toMatchObject({ deleted: 0 })
      expect(await docs.where({ n: 1 }).remove()).toMatchObject({ deleted: 2 })
      expect((await docs.get()).data).toEqual([])
    },
  },
]
