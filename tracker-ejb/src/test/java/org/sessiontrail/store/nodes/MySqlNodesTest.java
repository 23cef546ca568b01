package org.sessiontrail.store.nodes;

import org.sessiontrail.store.TestMySql;

/** Nodes that share a real MySQL. */
class MySqlNodesTest extends MySqlNodesContract {
  MySqlNodesTest() {
    super(TestMySql.MYSQL);
  }
}
