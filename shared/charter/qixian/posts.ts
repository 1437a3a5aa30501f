import type { Capability } from 'shared/kernel/capability'
import type { Party, Post } from '../charter'
import { undated } from './span'

const assembly: Party = { body: 'assembly' }
const council: Party = { body: 'council' }
const chair: Party = { post: 'chair' }
const AGE: Post['ageMax'] = { years: 60, clause: 'CH16.3', ruling: 'X26' }
/** `preside` because the desk records what the presiding person declares; a meeting's own rule holds who that is. */
const OFFICE: readonly Capability[] = ['convene', 'register', 'preside', 'administer', 'moderate']

type Stated = Pick<Post, 'id' | 'name' | 'by' | 'capabilities' | 'clauses'> & Partial<Post>

/** What a post's text does not say stays open. */
const post = (stated: Stated): Post => ({
  nominatedBy: null,
  electedBy: null,
  fromAmong: null,
  atMost: null,
  termYears: null,
  termsInRow: null,
  ageMax: null,
  ...undated,
  ...stated,
})

/** Officers whom the assembly elects from among the directors. */
const officer = (stated: Stated): Post =>
  post({ electedBy: assembly, nominatedBy: chair, fromAmong: 'director', termYears: 3, ageMax: AGE, ...stated })

export const posts: readonly Post[] = [
  officer({
    id: 'chair',
    name: '理事长',
    nominatedBy: { unit: 'lead' },
    by: 'election',
    atMost: 1,
    capabilities: ['attend', 'preside', 'delegate', 'except', 'audit'],
    clauses: ['CH15.1', 'CH13.1b', 'CH16.3', 'CH17', 'CH18.2', 'CH20.1', 'CH20.2', 'CH20.5', 'CH20.6'],
  }),
  officer({
    id: 'viceChair',
    name: '副理事长',
    by: 'election',
    capabilities: ['attend', 'preside'],
    clauses: ['CH15.2', 'CH13.1b', 'CH16.3', 'CH17', 'CH18.2', 'CH20.5', 'CH21'],
  }),
  post({
    id: 'executiveViceChair',
    name: '常务副理事长',
    electedBy: council,
    by: 'designation',
    fromAmong: 'viceChair',
    atMost: 1,
    capabilities: ['attend', 'preside'],
    clauses: ['X7'],
  }),
  officer({
    id: 'secretaryGeneral',
    name: '秘书长',
    by: 'election',
    atMost: 1,
    capabilities: ['attend', ...OFFICE, 'audit'],
    clauses: ['CH15.2', 'CH14b', 'CH13.1b', 'CH16.3', 'CH17', 'CH18.2', 'CH20.5', 'CH22'],
  }),
  post({
    id: 'deputySecretaryGeneral',
    name: '副秘书长',
    nominatedBy: chair,
    electedBy: council,
    by: 'election-then-letter',
    capabilities: OFFICE,
    clauses: ['CH15.5', 'CH14b', 'CH19.7', 'CH20.5', 'X11'],
  }),
  post({ id: 'secretary', name: '秘书', by: 'appointment', capabilities: OFFICE, clauses: ['CH14b'] }),
  post({
    id: 'director',
    name: '理事',
    nominatedBy: { unit: 'own' },
    by: 'delegation',
    termYears: 3,
    capabilities: ['attend', 'inform'],
    clauses: ['CH11a', 'CH11b', 'CH11c', 'CH11d', 'CH11.1', 'CH11.2', 'CH11.3'],
  }),
  post({
    id: 'honoraryChair',
    name: '名誉理事长',
    electedBy: council,
    by: 'election-then-letter',
    capabilities: [],
    clauses: ['CH15.3', 'CH19.6', 'X10'],
  }),
  post({
    id: 'departmentHead',
    name: '业务机构负责人',
    nominatedBy: chair,
    electedBy: council,
    by: 'election-then-letter',
    capabilities: [],
    clauses: ['CH15.4', 'CH19.7', 'CH20.5', 'X11', 'X52'],
  }),
  post({
    id: 'informationOfficer',
    name: '信息员',
    nominatedBy: { unit: 'own' },
    by: 'appointment',
    capabilities: ['represent', 'inform'],
    clauses: ['VI2a'],
  }),
]
