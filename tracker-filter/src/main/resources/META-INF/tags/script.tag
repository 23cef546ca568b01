<%@ tag description="The page script" body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
${applicationScope.sessiontrail.script}
