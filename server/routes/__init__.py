"""The routes, one blueprint a concern; each turns a request into a question to the service and the answer into a response."""
