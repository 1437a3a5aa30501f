export default definePageConfig({ navigationBarTitleText: '编一期' })
