import { readBoard } from './attendance/board'
import { checkInSomeone, read, seatSubstitute } from './attendance/check-in'
import { replyForm } from './attendance/form'
import { annulEntry, leaves, reinstateEntry, returns } from './attendance/in-and-out'
import { acknowledge, except, explainAbsence } from './attendance/leave'
import { confirm, decline, special } from './attendance/pending'
import { project, readReceipt } from './attendance/projector'
import { replyMyself, replyOnBehalf, withdraw } from './attendance/reply'
import { scan } from './attendance/scan'
import { confirm as confirmSheet, enter as enterSheet, read as readSheets, reject as rejectSheet } from './attendance/sheet'
import { readMyYear } from './attendance/year'
import { auditList } from './audit/list'
import { counts, listAll, mine as myContributions, readOneContribution } from './bulletin/contributions'
import { arrange, begin, carry, discard, drop, refill, sendToCheck, write as writeIssueItem } from './bulletin/compose'
import { handIn, keep } from './bulletin/contribute'
import { adoptOne, declineOne, editOne, returnOne, takeBack } from './bulletin/decide'
import { exportIssue } from './bulletin/file'
import { desk, published, readers, readOneDraft, readOneIssue } from './bulletin/issues'
import { listEvery, listPublic, readPublic, readToEdit, write as writeNewsEntry } from './bulletin/news'
import { markRead, publish as publishBulletin, start as startBulletin } from './bulletin/publish'
import { calculate } from './charter/evaluate'
import { registerReading, rulingList, rulingPage } from './charter/rulings'
import { parameterList, parameterPage, readStanding, registerChange } from './charter/settings'
import { list as listDemand, mine as myDemand, publicList as publicDemand, subscribeTo } from './demand/lists'
import { form as postingForm, read as readPosting } from './demand/page'
import { close as closePosting, renew, submit as submitPosting } from './demand/postings'
import { all as allThreads, ours as ourThreads, readThread } from './demand/thread-pages'
import { askFor, byPhone, step as takeStep, urgeThem as urgeThread } from './demand/threads'
import { list as listDepartments, page as departmentPage, scan as departmentScan } from './department/pages'
import { add as addMembers, appoint, correct as correctDepartment, dissolve, end as endMember, setUp } from './department/write'
import { makeDocument } from './document/make'
import { board as dutyBoard, mine as myDuties, sheet as dutySheet, urge as urgeUnits } from './duty/board'
import { acceptIt, figuresSheet, list as listReports, read as readReport, returnIt } from './duty/desk'
import { add as addPaper, drop as dropPaper, hand, open as openReportPaper, readOwn, save } from './duty/report'
import { askToSignIn, enter, signInStands } from './identity/enter'
import { foundGroup } from './identity/found'
import { inviteSome, readBoard as readInvitations, readLetters, withdrawOne } from './identity/invite'
import { joinWithCode, joinWithPhone } from './identity/join'
import { endSome, letIn, seeWhoAsks, turnAway } from './identity/let-in'
import { whoAmI } from './identity/me'
import { unbindSelf, unbindSomebody } from './identity/unbind'
import type { Handler } from './kit/outcome'
import { close, delegate, inquorate, order } from './meeting/conduct'
import { switchDoor } from './meeting/door'
import { add as addHandout, drop as dropHandout, open as openHandout, tell as tellHandouts } from './meeting/handouts'
import { readHome } from './meeting/home'
import { calendar, list, page } from './meeting/pages'
import { correct as correctPaper, openScan, past, readPastRoll, register as registerPaper } from './meeting/past'
import { adopt, alter, cancel, draft, foresee, postpone, publish } from './meeting/plan'
import { readContacts, reveal } from './person/contacts'
import { apply, check, makeTemplate, progress } from './person/import'
import { ask, readCorrections, settle } from './person/corrections'
import { exportOfMine, readMine } from './person/mine'
import { asks, granted } from './message/asks'
import { inboxPage, readAll, readOne } from './message/inbox'
import { confirm as confirmNotice, mark as markNotice } from './message/notice/marks'
import { desk as noticeDesk, listMine as listNotices, openPaper as openNoticePaper, page as noticePage } from './message/notice/pages'
import { makeFileOf, receiptsOfNotice, urgeReaders } from './message/notice/receipts'
import { send as sendNotice, withdraw as withdrawNotice } from './message/notice/send'
import { draft as draftNotice, drop as dropNotice, numbers, preview as previewNotice, recall, schedule } from './message/notice/write'
import { receiptsOf, urgeThem } from './message/receipts'
import { readTemplates, writeTemplates } from './message/templates'
import { add as addPerson, correct as correctPerson, end, hold, strike } from './person/posts'
import { readPerson, readRegister } from './person/register'
import { readRoll } from './person/roll'
import { scanned, settleTerm } from './person/terms'
import { readOwn as readOwnShowcase, readOwnGroup, tellOfGroup, tellOwn } from './showcase/own'
import { readGroup, readUnit as readUnitShown, readUnits } from './showcase/public'
import { reviewHandlers } from './review/handlers'
import { KINDS } from './review/kinds'
import { agreeMyself, readMine as readMyEntries, readPaper, renew as renewConsent, withdrawConsent } from './talent/consent'
import { add as addEntry, confirm as confirmEntries, edit as editEntry, get as readEntry, remove as removeEntry } from './talent/entry'
import { exportOfAll, exportOfOwn } from './talent/export'
import { apply as applyBankImport, check as checkBankImport, progress as bankImportProgress, template as bankTemplate } from './talent/import'
import { banksPage, list as listEntries, own as ownEntries } from './talent/lists'
import { answer as answerRequest, answerAsStudent, ask as askIdentity, listOfRequests, look as lookAtIdentity } from './talent/requests'
import { finish, finishedBy, get as getTraining, list as listTrainings } from './training/learn'
import { tell as tellTraining, tellOfGroup as tellGroupTraining, written as writtenTrainings } from './training/tell'
import { readYear as trainingYear, yearSheet as trainingSheet } from './training/year'
import { add as addUnit, correct as correctUnit, fileAgreement, readUnit } from './unit/agreement'

/** Every operation that is deployed. */
export const handlers: readonly Handler[] = [
  whoAmI, foundGroup, joinWithCode, joinWithPhone, unbindSelf, unbindSomebody,
  askToSignIn, signInStands, enter, seeWhoAsks, letIn, turnAway, endSome,
  inviteSome, withdrawOne, readInvitations, readLetters,
  calculate,
  auditList,
  parameterList, parameterPage, readStanding, registerChange, rulingList, rulingPage, registerReading,
  readRoll,
  readContacts, reveal,
  makeTemplate, check, apply, progress,
  readMine, exportOfMine, ask, readCorrections, settle,
  readRegister, readPerson, addPerson, correctPerson, hold, end, strike, settleTerm, scanned,
  readUnit, addUnit, correctUnit, fileAgreement,
  listDepartments, departmentPage, setUp, correctDepartment, addMembers, appoint, endMember, dissolve, departmentScan,
  readPastRoll, registerPaper, correctPaper, past, openScan,
  readHome, list, page, foresee, calendar,
  draft, publish, alter, postpone, cancel, adopt,
  addHandout, dropHandout, tellHandouts, openHandout,
  delegate, order, inquorate, close,
  replyForm, read, replyMyself, replyOnBehalf, withdraw, acknowledge, except, explainAbsence,
  checkInSomeone, seatSubstitute, leaves, returns, annulEntry, reinstateEntry,
  readBoard, readMyYear,
  makeDocument,
  readOwn, save, addPaper, dropPaper, hand, openReportPaper, listReports, readReport, returnIt, acceptIt, figuresSheet,
  myDuties, dutyBoard, urgeUnits, dutySheet,
  listDemand, readPosting, postingForm, submitPosting, renew, closePosting, myDemand, publicDemand, subscribeTo,
  askFor, takeStep, byPhone, urgeThread, readThread, ourThreads, allThreads,
  listTrainings, getTraining, finish, finishedBy, tellTraining, tellGroupTraining, writtenTrainings, trainingYear, trainingSheet,
  scan, readReceipt, project, switchDoor, confirm, decline, special,
  keep, handIn, myContributions, listAll, readOneContribution, takeBack, returnOne, declineOne, editOne, adoptOne, counts,
  readSheets, enterSheet, confirmSheet, rejectSheet,
  desk, begin, readOneDraft, refill, arrange, writeIssueItem, carry, drop, sendToCheck, discard, startBulletin, publishBulletin, exportIssue,
  published, readOneIssue, markRead, readers, listPublic, readPublic, listEvery, readToEdit, writeNewsEntry,
  inboxPage, readOne, readAll, asks, granted, readTemplates, writeTemplates, receiptsOf, urgeThem,
  readGroup, readUnits, readUnitShown, readOwnShowcase, readOwnGroup, tellOwn, tellOfGroup,
  listNotices, noticePage, openNoticePaper, markNotice, confirmNotice,
  noticeDesk, previewNotice, draftNotice, dropNotice, sendNotice, schedule, recall, withdrawNotice, numbers, receiptsOfNotice, urgeReaders, makeFileOf,
  ...reviewHandlers(KINDS),
  banksPage, listEntries, ownEntries, readEntry, addEntry, editEntry, confirmEntries, removeEntry,
  renewConsent, agreeMyself, withdrawConsent, readPaper, readMyEntries, exportOfOwn, exportOfAll,
  bankTemplate, checkBankImport, applyBankImport, bankImportProgress,
  askIdentity, answerRequest, answerAsStudent, listOfRequests, lookAtIdentity,
]
