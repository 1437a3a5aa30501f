/**
 * Every field of every document that is stored, by collection: `few` is for those whom `READS`, `TOLD` and their like name, or for
 * no person at all; `plain` is for whoever may open the document. `posts[].ended.why` lies in a list, `logistics.*` is all below.
 * A field that a model gets anew is put into one of them by hand.
 */
export const FIELDS: Readonly<Record<string, { readonly few: string; readonly plain: string }>> = {
  attendance: {
    few: `
      reason logistics.* history[].what special.text absences[].note annulled.reason exception.reason
      settled.reason`,
    plain: `
      _id v fact meetingId personId choice at by.personId by.name onBehalf ordinal history[].at
      history[].by history[].choice arrivedAt method annulled special.at special.by.personId
      special.by.name absences[].leftAt absences[].by.personId absences[].by.name annulled.at
      annulled.by.personId annulled.by.name substitute.name substitute.title scannedAt why settled
      acknowledged.at acknowledged.by.personId acknowledged.by.name exception.at exception.by.personId
      exception.by.name absences[].returnedAt settled.at settled.by.personId settled.by.name
      settled.confirmed`,
  },
  audit: {
    few: `
      subject input.* effects[]`,
    plain: `
      _id at personId name operation requestId wrote[] refused meetingId`,
  },
  bankEntries: {
    few: `
      consent.file consent.list earlier[].file fields.*`,
    plain: `
      _id v bank unitId state consent.purposes[] consent.until consent.how consent.at
      consent.by.personId consent.by.name checkedOn rank words[] by.personId by.name at review.state
      review.edition review.at review.by review.reason consent personId earlier[].purposes[]
      earlier[].until earlier[].how earlier[].at earlier[].by.personId earlier[].by.name
      consent.withdrawn.at consent.withdrawn.by.personId consent.withdrawn.by.name consent.withdrawn.who`,
  },
  bankIdentities: {
    few: `
      name number phone birth guardian`,
    plain: `
      _id v unitId`,
  },
  bankImports: {
    few: '',
    plain: `
      _id v batchId bank at by added`,
  },
  bankLooks: {
    few: `
      by.name unitName`,
    plain: `
      _id requestId entryId by.personId purpose day at`,
  },
  bankRequests: {
    few: `
      says reason person.file school.file`,
    plain: `
      _id v entryId unitId about by.personId by.name by.unitId by.unitName purpose at consentAt state
      school person until school.at school.by.personId school.by.name school.how person.at
      person.by.personId person.by.name person.how personId`,
  },
  batchParts: {
    few: `
      rows[].fields.*`,
    plain: `
      _id batch at rows[].collection rows[]._id rows[].once rows[].at`,
  },
  batches: {
    few: '',
    plain: `
      _id v total next status at by of`,
  },
  calendars: {
    few: '',
    plain: `
      _id v body year days[] adoptedOn resolution`,
  },
  checks: {
    few: `
      title texts[] lent subject findings[].trace log[].reason`,
    plain: `
      group.id group.title
      _id v kind subjectId edition unitName author.personId author.name at state findings[].of
      findings[].place findings[].askedAt findings[].says findings[].label verdict nextAt tries stuck
      claimedAt objections log[].act log[].at log[].by.personId log[].by.name log[].by`,
  },
  computers: {
    few: `
      subject machine.*`,
    plain: `
      _id v personId askedAt at until ended ended.at ended.why`,
  },
  contributions: {
    few: `
      title text remark.says edited.title edited.text pictures[].file pictures[].caption`,
    plain: `
      _id v author.personId author.name unitId unitName kind state edition at handedAt review.state
      review.edition review.at review.by review.reason issueId decided.at decided.by remark.at remark.by
      edited.by edited.at`,
  },
  corrections: {
    few: `
      says settled.note`,
    plain: `
      _id v personId name unitName item at state settled.at settled.by.personId settled.by.name`,
  },
  credits: {
    few: '',
    plain: `
      _id v personId templateId left refused.how refused.at`,
  },
  deliveries: {
    few: '',
    plain: `
      _id v eventId personId at title body meetingId channel read page`,
  },
  departmentBooks: {
    few: '',
    plain: `
      _id v taken[].departmentId taken[].name`,
  },
  departments: {
    few: `
      file stints[].why`,
    plain: `
      _id v name purpose body since source by at stints[].personId stints[].role stints[].since
      stints[].left dissolved.on dissolved.source dissolved.file dissolved.by dissolved.at`,
  },
  dutyUrgings: {
    few: '',
    plain: `
      _id v last.unit-05 by`,
  },
  entrances: {
    few: `
      once`,
    plain: `
      _id v at`,
  },
  events: {
    few: '',
    plain: `
      _id type audience.kind audience.meetingId title body told.what told.when told.where told.asks
      meetingId v at expanded audience.posts[] audience.personIds[] page`,
  },
  foundings: {
    few: `
      hash`,
    plain: `
      _id v`,
  },
  imports: {
    few: '',
    plain: `
      _id v batchId at by units.added units.changed units.same persons.added persons.changed
      persons.same`,
  },
  invitations: {
    few: `
      code earlier[]`,
    plain: `
      _id issuedAt issuedBy expiresAt withdrawn v withdrawn.at withdrawn.by`,
  },
  issueNumbers: {
    few: '',
    plain: `
      _id v year inYear total publishedAt at registered.inYear registered.total registered.day
      registered.source registered.at registered.by`,
  },
  issueReads: {
    few: '',
    plain: `
      _id issueId personId name unitId unitName at`,
  },
  issues: {
    few: `
      note items[].title items[].text items[].byline`,
    plain: `
      _id v state edition title from until reports sends distributes copies items[]._id items[].section
      items[].source begun.at begun.by begun.personId review.state review.edition review.at review.by
      review.reason items[].pictures[].file items[].pictures[].caption number.year number.inYear
      number.total published.at published.by items[].contributionId dropped.at dropped.by`,
  },
  leaveYears: {
    few: '',
    plain: `
      _id v personId year meetingIds[]`,
  },
  meetings: {
    few: `
      door.key final.entries[].phone final.entries[].note order.entries[].phone order.entries[].note
      presiding.reason paper.files[].file handouts[].name handouts[].topic handouts[].file`,
    plain: `
      _id kind title term number startsAt endsAt replyBy place directions contactName contactPhone
      topics[].title topics[].matter logistics.companions logistics.lodging logistics.meals
      logistics.plate basis v edition status session presiding.personId presiding.name presiding.by
      handouts[].by handouts[].at handouts[].told door.fixed door.shared history[].at history[].by history[].what publishedAt final.at final.charter
      final.session final.entries[].personId final.entries[].name final.entries[].pinyin
      final.entries[].initials final.entries[].unitId final.entries[].unitName final.entries[].title
      final.entries[].posts[] final.entries[].entitled final.entries[].presence final.counts.present
      final.counts.late final.counts.left final.counts.excused final.counts.explained
      final.counts.absent final.entitled final.inRoom final.observers[] final.door.fixed
      final.door.shared final.quorum.stands final.quorum.tests[].clause final.quorum.tests[].of
      final.quorum.tests[].need final.quorum.tests[].have final.quorum.tests[].holds
      final.quorum.sentence paper.by paper.at paper.source paper.files[].name paper.resolutions[].number
      paper.resolutions[].title paper.resolutions[].matter paper.resolutions[].yes
      paper.resolutions[].no paper.resolutions[].abstain paper.resolutions[].passed history[].note
      order.at order.charter order.session order.entries[].personId order.entries[].name
      order.entries[].pinyin order.entries[].initials order.entries[].unitId order.entries[].unitName
      order.entries[].title order.entries[].posts[] order.entries[].entitled order.entries[].presence
      order.entries[].arrivedAt order.entries[].method order.counts.present order.counts.late
      order.counts.left order.counts.excused order.counts.explained order.counts.absent order.entitled
      order.inRoom order.door.fixed order.door.shared order.quorum.stands order.quorum.tests[].clause
      order.quorum.tests[].of order.quorum.tests[].need order.quorum.tests[].have
      order.quorum.tests[].holds order.quorum.sentence order.declaredBy order.recordedBy presiding
      order.entries[].leftAt history[].notable closing.at closing.deadline closing.by inquorate.at
      inquorate.quorum.stands inquorate.quorum.tests[].clause inquorate.quorum.tests[].of
      inquorate.quorum.tests[].need inquorate.quorum.tests[].have inquorate.quorum.tests[].holds
      inquorate.quorum.sentence inquorate.by inquorate.nextAt presiding.at papers[].title papers[].text
      invited[]`,
  },
  news: {
    few: `
      title text`,
    plain: `
      _id v kind source day link author.personId author.name edition at key review.state review.edition
      review.at review.by review.reason`,
  },
  noticeAudiences: {
    few: '',
    plain: `
      _id v readers[].personId readers[].name readers[].unitId readers[].unitName`,
  },
  noticeCopies: {
    few: '',
    plain: `
      _id noticeId personId at confirmBy`,
  },
  noticeMarks: {
    few: '',
    plain: `
      _id noticeId personId mark at`,
  },
  notices: {
    few: `
      text`,
    plain: `
      _id title scope.units confirmBy numbered corrects v state edition by.personId by.name at sendAt
      held papers[].name papers[].file sentAt spread audience.persons audience.units number.year
      number.number withdrawn.at withdrawn.by withdrawn.reason`,
  },
  objections: {
    few: `
      says`,
    plain: `
      _id v checkId at by.personId by.name by.unitName reason`,
  },
  passingFiles: {
    few: `
      file`,
    plain: `
      _id kind until`,
  },
  persons: {
    few: `
      phone birth posts[].file posts[].ended.why bound.*`,
    plain: `
      _id v name pinyin initials unitId unitName title posts[].post posts[].from posts[].until
      posts[].source joinedAt earlier[].until earlier[].unitId earlier[].unitName earlier[].title
      posts[].ended.by posts[].ended.at`,
  },
  phoneLooks: {
    few: '',
    plain: `
      _id day at by.personId by.name by.unitName personId purpose counts`,
  },
  postings: {
    few: `
      contact.name title description`,
    plain: `
      _id v unitId unitName unitKind side kind fields.trade region place number from until
      contact.personId by.personId by.name at standing closed confirmedOn terms[] keys[] listedSince
      order review.state review.edition review.at review.by review.reason fields.model closed.why
      closed.at closed.by.personId closed.by.name renewed[].at renewed[].by.personId renewed[].by.name
      fields.topic`,
  },
  principals: {
    few: `
      _id posts[].file posts[].ended.why unbound.why`,
    plain: `
      v personId name unitId unitName posts[].post posts[].from posts[].until posts[].source boundAt
      boundBy consent.version consent.at unbound.at unbound.by posts[].ended.by posts[].ended.at`,
  },
  receipts: {
    few: `
      value.*`,
    plain: `
      _id v operation inputHash at kept`,
  },
  references: {
    few: '',
    plain: `
      _id v year last`,
  },
  reports: {
    few: `
      answers.*.value papers[].name papers[].file papers[].by remarks[].text`,
    plain: `
      _id v unitId unitName period every state edition touched.at touched.by answers.*.edition
      answers.*.by answers.*.at papers[].part papers[].edition papers[].at from counted handed
      remarks[].at remarks[].by.personId remarks[].by.name accepted counted.at counted.dueOn
      counted.onTime handed.at handed.by.personId handed.by.name accepted.at accepted.by.personId
      accepted.by.name remarks[].missing[]`,
  },
  rolls: {
    few: '',
    plain: `
      _id v batchId`,
  },
  settings: {
    few: '',
    plain: `
      _id v by at templates[].purpose templates[].templateId templates[].fields[].key
      templates[].fields[].holds changes[].key changes[].value.perYear changes[].value.bodies[]
      changes[].was.perYear changes[].was.bodies[] changes[].resolution changes[].on changes[].by
      changes[].at changes[].from confirmed[].ruling confirmed[].reading confirmed[].was
      confirmed[].number confirmed[].on confirmed[].by confirmed[].at confirmed[].from`,
  },
  sheets: {
    few: `
      photo settled.reason`,
    plain: `
      _id v meetingId personIds[] state edition at by.personId by.name settled settled.at
      settled.by.personId settled.by.name batch`,
  },
  showcases: {
    few: `
      told.* published.*`,
    plain: `
      _id v by.personId by.name review.state review.edition review.at review.by review.reason
      review.by.personId review.by.name`,
  },
  subscriptions: {
    few: '',
    plain: `
      _id v unitId topics[]`,
  },
  terms: {
    few: `
      file`,
    plain: `
      _id number from until source v by at`,
  },
  threadNotes: {
    few: `
      text`,
    plain: `
      _id v threadId step unitId review.state review.edition review.at review.by review.reason`,
  },
  threads: {
    few: `
      owner.contact.name asker.contact.name`,
    plain: `
      _id v postingId title side kind owner.unitId owner.unitName owner.contact.personId asker.unitId
      asker.unitName asker.contact.personId unitIds[] state offered steps[].act steps[].end steps[].at
      steps[].by.personId steps[].by.name steps[].phone steps[].noted at open waitsFor[] urged urged.at
      urged.by.personId urged.by.name`,
  },
  trainingFinishes: {
    few: `
      note`,
    plain: `
      _id trainingId title ofUnitId personId name unitId unitName year hours at`,
  },
  trainings: {
    few: `
      course.title course.about course.link course.paper.*`,
    plain: `
      _id v unitId unitName by.personId by.name course.form course.hours course.from course.until until
      writtenAt review.state review.edition review.at review.by review.reason published.course.title
      published.course.about published.course.form published.course.link published.course.paper
      published.course.hours published.course.from published.course.until published.edition published.at
      toldAt course.paper course.audience[]`,
  },
  units: {
    few: `
      creditCode agreement.file agreement.note`,
    plain: `
      _id v name kind lead agreement.state agreement.signedOn since earlier[].until earlier[].name`,
  },
  urgings: {
    few: '',
    plain: `
      _id v about whom at by times`,
  },
}
