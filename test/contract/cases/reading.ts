import { codeOf, type Case, type ContractCloud } from '../cloud'

/** Queries, pages, projections, counts and aggregations. */
export const reading: Case[] = [
  {
    name: '每个查询操作符只放过该放过的',
    breaks: 'matches-everything',
    async run(cloud) {
      const { db, plain } = cloud
      const _ = db.command
      await fill(cloud)
      const table: [unknown, string][] = [
        [{ n: 2 }, 'b'],
        [{ n: _.eq(2) }, 'b'],
        [{ n: _.neq(2) }, 'acd'],
        [{ n: _.gt(2) }, 'c'],
        [{ n: _.gte(2) }, 'bc'],
        [{ n: _.lt(2) }, 'a'],
        [{ n: _.lte(2) }, 'ab'],
        [{ n: _.in([1, 3]) }, 'ac'],
        [{ n: _.nin([1, 3]) }, 'bd'],
        [{ n: _.exists(false) }, 'd'],
        [{ n: _.gt(1).and(_.lt(3)) }, 'b'],
        [{ n: _.lt(2).or(_.gt(2)) }, 'ac'],
        [_.or([{ n: 1 }, { unit: '乙' }]), 'abc'],
        [_.and([{ n: _.gt(0) }, { unit: '乙' }]), 'bc'],
        [_.nor([{ n: 1 }, { unit: '乙' }]), 'd'],
        [{ tags: 'x' }, 'ab'],
        [{ tags: _.all(['x', 'y']) }, 'b'],
        [{ tags: _.size(1) }, 'a'],
        [{ rows: _.elemMatch({ who: 'p', n: _.gte(2) }) }, 'c'],
        [{ box: { inner: 5 } }, 'c'],
        [{ 'box.inner': 5 }, 'c'],
        [{ at: _.gt(new Date(1500)) }, 'b'],
        [{ _id: _.in(['a', 'd']) }, 'ad'],
        [{ n: _.gt('1') }, ''],
      ]
      for (const [query, ids] of table) {
        const { data } = await db
          .collection(plain)
          .where(query as object)
          .orderBy('_id', 'asc')
          .get()
        expect([query, idsOf(data).join('')]).toEqual([query, ids])
      }
    },
  },
  {
    name: '排序可多级，可倒序',
    breaks: 'ignores-order',
    async run(cloud) {
      await fill(cloud)
      const { data } = await cloud.db
        .collection(cloud.plain)
        .where({ n: cloud.db.command.gt(0) })
        .orderBy('unit', 'desc')
        .orderBy('n', 'asc')
        .get()
      // 乙 U+4E59 stands before 甲 U+7532: text is ordered by code, not by meaning.
      expect(idsOf(data)).toEqual(['a', 'b', 'c'])
      const back = await cloud.db.collection(cloud.plain).orderBy('_id', 'desc').limit(2).get()
      expect(idsOf(back.data)).toEqual(['d', 'c'])
    },
  },
  {
    name: '跳过与条数一起翻页',
    breaks: 'ignores-skip',
    async run(cloud) {
      await fill(cloud)
      const { data } = await cloud.db.collection(cloud.plain).orderBy('_id', 'asc').skip(1).limit(2).get()
      expect(idsOf(data)).toEqual(['b', 'c'])
    },
  },
  {
    name: '只取点名的字段，或除去点名的字段',
    breaks: 'ignores-projection',
    async run(cloud) {
      await fill(cloud)
      const docs = cloud.db.collection(cloud.plain)
      expect((await docs.where({ _id: 'c' }).field({ 'box.inner': true, _id: false }).get()).data).toEqual([
        { box: { inner: 5 } },
      ])
      expect((await docs.doc('a').field({ n: true }).get()).data).toEqual([{ _id: 'a', n: 1 }])
      expect((await docs.where({ _id: 'd' }).field({ unit: false }).get()).data).toEqual([{ _id: 'd' }])
    },
  },
  {
    name: '计数不受 100 条所限',
    breaks: 'matches-everything',
    async run({ db, plain }) {
      await db.collection(plain).add(Array.from({ length: 150 }, (_, n) => ({ n })))
      expect(
        await db
          .collection(plain)
          .where({ n: db.command.gte(20) })
          .count(),
      ).toMatchObject({ total: 130 })
    },
  },
  {
    name: '一次结果超过 16 MB 是错误',
    breaks: 'any-size',
    async run({ db, plain }) {
      const text = '长'.repeat(1024 * 1024)
      for (let i = 0; i < 17; i++) await db.collection(plain).add({ text })
      expect(await codeOf(db.collection(plain).get())).toBeTruthy()
      expect((await db.collection(plain).limit(2).get()).data).toHaveLength(2)
    },
  },
  {
    name: '聚合按组计数、求和、取极值，再排序、跳过、取条数、改名',
    breaks: 'group-forgets',
    async run(cloud) {
      await fill(cloud)
      const { db, plain } = cloud
      const { sum, avg, min, max, push, addToSet } = db.command.aggregate
      const groups = await db
        .collection(plain)
        .aggregate()
        .match({ n: db.command.gt(0) })
        .sort({ n: 1 })
        .group({
          _id: '$unit',
          number: sum(1),
          total: sum('$n'),
          mean: avg('$n'),
          least: min('$n'),
          most: max('$n'),
          all: push('$_id'),
          set: addToSet('$unit'),
        })
        .sort({ number: -1 })
        .end()
      expect(groups.data).toEqual([
        { _id: '乙', number: 2, total: 5, mean: 2.5, least: 2, most: 3, all: ['b', 'c'], set: ['乙'] },
        { _id: '甲', number: 1, total: 1, mean: 1, least: 1, most: 1, all: ['a'], set: ['甲'] },
      ])
      const rows = await db
        .collection(plain)
        .aggregate()
        .sort({ _id: 1 })
        .skip(1)
        .limit(1)
        .project({ _id: 0, who: '$unit', n: 1 })
        .end()
      expect(rows.data).toEqual([{ n: 2, who: '乙' }])
      const pairs = await db
        .collection(plain)
        .aggregate()
        .group({ _id: { unit: '$unit', n: '$n' }, number: sum(1) })
        .limit(9)
        .end()
      expect(pairs.data).toHaveLength(4)
    },
  },
  {
    name: '聚合的 count 在没有可数的时不给出行',
    breaks: 'counts-nothing-as-zero',
    async run(cloud) {
      await fill(cloud)
      const docs = cloud.db.collection(cloud.plain)
      expect((await docs.aggregate().match({ unit: '乙' }).count('number').end()).data).toEqual([{ number: 2 }])
      expect((await docs.aggregate().match({ unit: '丁' }).count('number').end()).data).toEqual([])
    },
  },
  {
    name: '没有建过的集合是错误，建过就可用',
    breaks: 'invents-collections',
    async run({ db }) {
      expect(await codeOf(db.collection('contract_nowhere').get())).toBe('DATABASE_COLLECTION_NOT_EXIST')
      expect(await codeOf(db.collection('contract_nowhere').add({}))).toBe('DATABASE_COLLECTION_NOT_EXIST')
    },
  },
  {
    name: 'createCollection 之后可写可读',
    breaks: 'ignores-new-collections',
    localOnly: true, // a real environment keeps the collection, and the second run fails
    async run({ db }) {
      await db.createCollection('contract_fresh')
      await db.collection('contract_fresh').add({ _id: 'a' })
      expect((await db.collection('contract_fresh').get()).data).toEqual([{ _id: 'a' }])
      expect(await codeOf(db.createCollection('contract_fresh'))).toBeTruthy()
    },
  },
]

const idsOf = (rows: { _id: string }[]) => rows.map(({ _id }) => _id)

async function fill({ db, plain }: ContractCloud): Promise<void> {
  await db.collection(plain).add([
    { _id: 'a', n: 1, unit: '甲', tags: ['x'], at: new Date(1000) },
    { _id: 'b', n: 2, unit: '乙', tags: ['x', 'y'], at: new Date(2000) },
    {
      _id: 'c',
      n: 3,
      unit: '乙',
      rows: [
        { who: 'p', n: 2 },
        { who: 'q', n: 1 },
      ],
      box: { inner: 5 },
    },
    { _id: 'd', unit: '丙' },
  ])
}
